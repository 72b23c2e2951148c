import { createHash } from 'node:crypto'
import type { EvidenceReport } from '#lib/db/generated/client.ts'
import type { ReportModel } from '#lib/domain/evidence.ts'
import type { ReportDetail, ReportRow } from './views.ts'

/** JSON with its keys in order: the same bytes whatever the database did to the order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
      .join(',')}}`
  return JSON.stringify(value)
}

export function hashOfModel(model: ReportModel): string {
  return createHash('sha256').update(canonical(model)).digest('hex')
}

/**
 * SHA-256 of what a report claims: all but who made it when, which its row on the trail says by itself, and the
 * digest, which signs that row and so cannot be in it.
 */
export function hashOfContent(model: object): string {
  const content = Object.entries(model).filter(([key]) => !['madeAt', 'madeBy', 'digest'].includes(key))
  return createHash('sha256')
    .update(canonical(Object.fromEntries(content)))
    .digest('hex')
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

/** `recordedHash`: what the trail says of its content; null where it says nothing. */
export function reportDetail(report: EvidenceReport, recordedHash: string | null): ReportDetail {
  const model = report.model as unknown as ReportModel
  return {
    ...reportRow(report),
    model,
    modelHash: report.modelHash,
    isAsRecorded: recordedHash === null ? null : recordedHash === hashOfContent(model),
  }
}
