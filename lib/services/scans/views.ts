/** Something that could not be read, as a page shows it. */
export interface GapView {
  action: string
  region: string
  error: string
  message: string
  count: number
}
