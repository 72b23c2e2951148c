import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { reportDetail } from './report-view.ts'
import type { ReportDetail } from './views.ts'

const recorded = z.object({ contentHash: z.string().optional() })

/** One report, as it was made, and whether the trail says the same of it. */
export async function getReport(ctx: Ctx, raw: { id: string }): Promise<ReportDetail> {
  const scoped = requirePermission(ctx, 'report:read')
  const id = z.uuid().safeParse(raw.id)
  if (!id.success) throw notFound()
  const { customerId } = scoped
  const { found, row } = await customerRead(scoped, async (tx) => ({
    found: await tx.evidenceReport.findUnique({ where: { customerId_id: { customerId, id: id.data } } }),
    row: await tx.auditEntry.findFirst({
      where: { customerId, resourceType: 'evidence_report', resourceId: id.data, action: 'report.make' },
      orderBy: { seq: 'asc' },
    }),
  }))
  if (!found) throw notFound()
  return reportDetail(found, recorded.parse(row?.details ?? {}).contentHash ?? null)
}
