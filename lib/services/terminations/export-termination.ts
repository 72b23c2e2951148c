import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { env } from '#lib/env.ts'
import { terminationPdf } from '#lib/reports/termination-pdf.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { getTermination } from './get-termination.ts'
import type { TerminationReceipt } from './views.ts'

export const exportTerminationInput = z.object({ id: z.string(), format: z.enum(['pdf', 'json']) })

/** A receipt to keep or hand on: as a tagged PDF, or as JSON for programs. */
export async function exportTermination(
  ctx: Ctx,
  raw: z.input<typeof exportTerminationInput>,
): Promise<{ fileName: string; contentType: string; body: Buffer }> {
  const scoped = requirePermission(ctx, 'termination:read')
  const { id, format } = exportTerminationInput.parse(raw)
  const termination = await getTermination(ctx, { id })
  const { slug, name } = await customerRead(scoped, (tx) =>
    tx.customer.findUniqueOrThrow({ where: { id: scoped.customerId } }),
  )
  const receipt: TerminationReceipt = {
    ...{ kind: 'termination-receipt', version: 1, customer: { slug, name } },
    link: `${env().PORTAL_URL}/${slug}/terminations/${id}`,
    madeAt: new Date().toISOString(),
    termination,
  }
  const fileName = `receipt-${termination.jobName}-${id.slice(0, 8)}.${format}`
  return format === 'pdf'
    ? { fileName, contentType: 'application/pdf', body: await terminationPdf(receipt) }
    : { fileName, contentType: 'application/json', body: Buffer.from(JSON.stringify(receipt, null, 2)) }
}
