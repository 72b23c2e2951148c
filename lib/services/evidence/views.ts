import { z } from 'zod'
import type { ReportModel } from '#lib/domain/evidence.ts'
import type { StatusCounts } from '#lib/domain/safeguards/counts.ts'

export interface ReportRow {
  id: string
  from: string
  to: string
  madeAt: string
  madeBy: string
  isScheduled: boolean
  accounts: number
  atEnd: StatusCounts
}

export interface ReportDetail extends ReportRow {
  model: ReportModel
  /** SHA-256 of the model, its keys in order. */
  modelHash: string
  /** Whether it still says what the trail says it said; null for one from before the trail did. */
  isAsRecorded: boolean | null
}

/** One control of a framework, and the verdicts of the safeguards that stand for it. */
export interface ControlRow {
  framework: 'HIPAA' | 'NIST 800-53'
  control: string
  safeguards: { id: string; title: string; counts: StatusCounts }[]
  counts: StatusCounts
}

/** The report that is made for each month past, on its first day. */
export const reportScheduleView = z.object({
  isOn: z.boolean(),
  changedByName: z.string().nullable(),
  changedAt: z.string().nullable(),
  /** The first moment at which the next one is made, and the month it is about, as 2026-11. */
  nextAt: z.string(),
  month: z.string(),
})
export type ReportScheduleView = z.infer<typeof reportScheduleView>
