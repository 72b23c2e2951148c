import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import type { MadeSecret } from '#lib/services/notices/views.ts'
import { fetchWebhook } from './fetch-webhook.ts'
import { formerSecretMs, makeSecret, sealSecret } from './secrets.ts'

const input = z.object({ id: z.string() })

/** Makes another signing secret. For a day both sign, so that the receiver can change over meanwhile. */
export async function rotateWebhookSecret(ctx: Ctx, raw: z.input<typeof input>): Promise<MadeSecret> {
  const scoped = requirePermission(ctx, 'webhook:manage')
  requireRecentSignIn(scoped)
  const { id } = input.parse(raw)
  const { customerId } = scoped
  const secret = makeSecret()
  await customerWrite(scoped, async (tx) => {
    const { secret: formerSecret } = await fetchWebhook(tx, customerId, id)
    const formerUntil = new Date(Date.now() + formerSecretMs)
    await tx.webhook.update({
      where: { customerId_id: { customerId, id } },
      data: { secret: sealSecret(id, secret), formerSecret, formerUntil },
    })
    await emitAudit(tx, scoped, {
      action: 'webhook.rotate',
      resourceType: 'webhook',
      resourceId: id,
      details: { formerUntil: formerUntil.toISOString() },
    })
  })
  return { id, secret }
}
