import type { RaciAcknowledgement, RaciVersion } from '#lib/db/generated/client.ts'
import { raciRows } from '#lib/domain/raci.ts'
import type { AcknowledgementView, RaciVersionView } from './views.ts'

export function raciVersionView(row: RaciVersion): RaciVersionView {
  return {
    version: row.version,
    note: row.note,
    rows: raciRows.parse(row.rows),
    publishedBy: row.publishedByName,
    publishedAt: row.publishedAt.toISOString(),
  }
}

export function acknowledgementView(row: RaciAcknowledgement): AcknowledgementView {
  return { version: row.version, name: row.name, at: row.acknowledgedAt.toISOString() }
}
