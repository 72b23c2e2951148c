/** Nothing stands beside the list. */
export default function NoPanel() {
  return null
}
