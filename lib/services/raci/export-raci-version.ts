import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { raciCsv } from '#lib/reports/raci-csv.ts'
import { raciPdf } from '#lib/reports/raci-pdf.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { acknowledgementView, raciVersionView } from './version-view.ts'

export const exportRaciInput = z.object({
  version: z.coerce.number().int().min(1),
  format: z.enum(['csv', 'pdf']),
})

export interface ExportedFile {
  fileName: string
  contentType: string
  body: Buffer
}

/** One version as a file, with the customer's acknowledgements of it. */
export async function exportRaciVersion(
  ctx: Ctx,
  raw: z.input<typeof exportRaciInput>,
): Promise<ExportedFile> {
  const scoped = requirePermission(ctx, 'raci:read')
  const { version, format } = exportRaciInput.parse(raw)
  const { customerId } = scoped
  const { customer, found, acknowledgements } = await customerRead(scoped, async (tx) => ({
    customer: await tx.customer.findUniqueOrThrow({ where: { id: customerId } }),
    found: await tx.raciVersion.findUnique({ where: { version } }),
    acknowledgements: await tx.raciAcknowledgement.findMany({
      where: { customerId, version },
      orderBy: { acknowledgedAt: 'asc' },
    }),
  }))
  if (!found) throw notFound()
  const document = {
    customer: customer.name,
    version: raciVersionView(found),
    acknowledgements: acknowledgements.map(acknowledgementView),
  }
  const fileName = `responsibilities-${customer.slug}-v${version}.${format}`
  return format === 'csv'
    ? { fileName, contentType: 'text/csv; charset=utf-8', body: raciCsv(document) }
    : { fileName, contentType: 'application/pdf', body: await raciPdf(document) }
}
