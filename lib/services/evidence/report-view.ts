import { createHash } from 'node:crypto'
import type { EvidenceReport } from '#lib/db/generated/client.ts'
import type { ReportModel } from '#lib/domain/evidence.ts'
import type { ReportDetail, ReportRow } from './views.ts'

/** JSON with its keys in order: the same bytes whatever the database did to the order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
      .join(',')}}`
  return JSON.stringify(value)
}

export function hashOfModel(model: ReportModel): string {
  return createHash('sha256').update(canonical(model)).digest('hex')
}

export function reportRow(report: EvidenceReport): ReportRow {
  const model = report.model as unknown as ReportModel
  return {
    id: report.id,
    from: report.periodStart.toISOString(),
    to: report.periodEnd.toISOString(),
    madeAt: report.madeAt.toISOString(),
    madeBy: report.madeByName,
    isScheduled: report.isScheduled,
    accounts: model.accounts.length,
    atEnd: model.atEnd,
  }
}

export function reportDetail(report: EvidenceReport): ReportDetail {
  return {
    ...reportRow(report),
    model: report.model as unknown as ReportModel,
    modelHash: report.modelHash,
  }
}
