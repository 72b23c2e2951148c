import type { Readable } from 'node:stream'
import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { reportPdf } from '#lib/reports/report-pdf.ts'
import { reportZip } from '#lib/reports/report-zip.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { getReport } from './get-report.ts'
import { findingsAt } from './findings-at.ts'

export const exportReportInput = z.object({ id: z.string(), format: z.enum(['pdf', 'zip']) })

/** A report as a tagged PDF, or everything it stands on as a ZIP. Both are written from the report as kept. */
export async function exportReport(
  ctx: Ctx,
  raw: z.input<typeof exportReportInput>,
): Promise<{ fileName: string; contentType: string; body: Buffer | Readable }> {
  const scoped = requirePermission(ctx, 'report:read')
  const { id, format } = exportReportInput.parse(raw)
  const { model, modelHash } = await getReport(ctx, { id })
  const fileName = `evidence-${model.customer.slug}-${model.from.slice(0, 10)}-to-${model.to.slice(0, 10)}.${format}`
  const pdf = await reportPdf(model, modelHash)
  if (format === 'pdf') return { fileName, contentType: 'application/pdf', body: pdf }
  const scope = {
    customerId: scoped.customerId,
    from: new Date(model.from),
    to: new Date(model.to),
    accountIds: model.accounts.map((account) => account.id),
  }
  const findings = () => findingsAt((act) => customerRead(scoped, act), scope)
  return {
    fileName,
    contentType: 'application/zip',
    body: reportZip({ id, model, modelHash, pdf, findings }),
  }
}
