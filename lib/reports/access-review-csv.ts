import { csvText } from './csv.ts'

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

/** The export of one review, made safe for spreadsheets. */
export function accessReviewCsv(lines: readonly AccessReviewLine[]): string {
  const rows = lines.map((line) => columns.map(([key]) => line[key]))
  return csvText(
    columns.map(([, header]) => header),
    rows,
  ).toString('utf8')
}
