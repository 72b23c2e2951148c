import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { reportDetail } from './report-view.ts'
import type { ReportDetail } from './views.ts'

/** One report, as it was made. */
export async function getReport(ctx: Ctx, raw: { id: string }): Promise<ReportDetail> {
  const scoped = requirePermission(ctx, 'report:read')
  const id = z.uuid().safeParse(raw.id)
  if (!id.success) throw notFound()
  const { customerId } = scoped
  const found = await customerRead(scoped, (tx) =>
    tx.evidenceReport.findUnique({ where: { customerId_id: { customerId, id: id.data } } }),
  )
  if (!found) throw notFound()
  return reportDetail(found)
}
