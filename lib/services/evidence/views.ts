import type { ReportModel, VerdictCounts } from '#lib/domain/evidence.ts'

export interface ReportRow {
  id: string
  from: string
  to: string
  madeAt: string
  madeBy: string
  isScheduled: boolean
  accounts: number
  atEnd: VerdictCounts
}

export interface ReportDetail extends ReportRow {
  model: ReportModel
  /** SHA-256 of the model, its keys in order. */
  modelHash: string
}

/** One control of a framework, and the verdicts of the safeguards that stand for it. */
export interface ControlRow {
  framework: 'HIPAA' | 'NIST 800-53'
  control: string
  safeguards: { id: string; title: string; counts: VerdictCounts }[]
  counts: VerdictCounts
}
