/** "arn:aws:sage…/risk-hpo-17": keeps both ends, where names differ. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text
  const tail = Math.ceil((max - 1) * 0.6)
  return `${text.slice(0, max - 1 - tail)}…${text.slice(-tail)}`
}

/** 111122223333 → "1111…3333" */
export function cutAccountId(id: string): string {
  return id.length === 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id
}
