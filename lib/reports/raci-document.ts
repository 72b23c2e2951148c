import type { RaciRow } from '#lib/domain/raci.ts'

/** What the files of a version are written from. */
export interface RaciDocument {
  customer: string
  version: { version: number; note: string; rows: RaciRow[]; publishedBy: string; publishedAt: string }
  acknowledgements: { name: string; at: string }[]
}
