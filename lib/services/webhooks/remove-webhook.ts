import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { fetchWebhook } from './fetch-webhook.ts'

const input = z.object({ id: z.string() })

/** Ends a webhook at once; what it was told before stays on record. */
export async function removeWebhook(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'webhook:manage')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    await fetchWebhook(tx, customerId, id)
    await tx.webhook.update({
      where: { customerId_id: { customerId, id } },
      data: { removedAt: new Date(), isEnabled: false, formerSecret: null },
    })
    await emitAudit(tx, scoped, { action: 'webhook.remove', resourceType: 'webhook', resourceId: id })
  })
}
