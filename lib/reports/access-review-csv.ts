/** One line of an access review's export: every column is text, times in UTC. */
export interface AccessReviewLine {
  user: string
  userId: string
  marks: string
  lastUsed: string
  added: string
  addedBy: string
  ends: string
  decision: string
  reason: string
  decidedBy: string
  decidedAt: string
  outcome: string
}

const columns: readonly (readonly [keyof AccessReviewLine, string])[] = [
  ...([
    ['user', 'User'],
    ['userId', 'Unique id'],
    ['marks', 'Marks'],
    ['lastUsed', 'Last used SageMaker'],
  ] as const),
  ...([
    ['added', 'Added'],
    ['addedBy', 'Added by'],
    ['ends', 'Ends'],
    ['decision', 'Decision'],
  ] as const),
  ...([
    ['reason', 'Reason'],
    ['decidedBy', 'Decided by'],
    ['decidedAt', 'Decided at'],
    ['outcome', 'Outcome'],
  ] as const),
]

/** RFC 4180. A cell that a spreadsheet would run as a formula gets a leading apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n|]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function accessReviewCsv(lines: readonly AccessReviewLine[]): string {
  const rows = [
    columns.map(([, header]) => header),
    ...lines.map((line) => columns.map(([key]) => line[key])),
  ]
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}
