import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { reportRow } from './report-view.ts'
import type { ReportRow } from './views.ts'

/** A customer's evidence reports, the newest two hundred. They are kept for six years, longer under a legal hold. */
export async function listReports(ctx: Ctx): Promise<{ rows: ReportRow[] }> {
  const scoped = requirePermission(ctx, 'report:read')
  const rows = await customerRead(scoped, (tx) =>
    tx.evidenceReport.findMany({ orderBy: [{ madeAt: 'desc' }, { id: 'desc' }], take: 200 }),
  )
  return { rows: rows.map(reportRow) }
}
