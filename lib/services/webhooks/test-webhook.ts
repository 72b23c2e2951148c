import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { fetchWebhook } from './fetch-webhook.ts'

const input = z.object({ id: z.string() })

/** Sends a webhook a test by the way that everything else goes. */
export async function testWebhook(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'webhook:manage')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const { isEnabled } = await fetchWebhook(tx, customerId, id)
    if (!isEnabled) throw conflict('This webhook is switched off. Switch it on first.')
    const delivery = await tx.delivery.create({
      data: { customerId, channel: 'webhook', recipient: `webhook:${id}`, webhookId: id },
      select: { id: true },
    })
    await enqueue(tx, 'send-delivery', { customerId, deliveryId: delivery.id })
    await emitAudit(tx, scoped, { action: 'webhook.test', resourceType: 'webhook', resourceId: id })
  })
}
