import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { noticeGroups } from '#lib/domain/notices.ts'
import { env } from '#lib/env.ts'
import { problemOfReachingAddress } from '#lib/net-address.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { conflict, ServiceError } from '#lib/services/errors.ts'
import type { MadeSecret } from '#lib/services/notices/views.ts'
import { makeSecret, sealSecret } from './secrets.ts'

export const webhookInput = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(80),
  address: z.string().trim().max(2000),
  groups: z.array(z.enum(noticeGroups)).min(1, 'Choose at least one.'),
})

/** Each is tried for three days: more than this a customer does not need. */
const mostWebhooks = 10

/** Adds a program that is told, after its address was looked up. Its signing secret is answered this once. */
export async function createWebhook(ctx: Ctx, raw: z.input<typeof webhookInput>): Promise<MadeSecret> {
  const scoped = requirePermission(ctx, 'webhook:manage')
  requireRecentSignIn(scoped)
  const { name, address, groups } = webhookInput.parse(raw)
  const { customerId, actor } = scoped
  const problem = await problemOfReachingAddress(address, { allowsLoopback: env().WEBHOOK_ALLOW_LOOPBACK })
  if (problem !== null) throw new ServiceError('invalid', problem, { address: problem })
  const id = randomUUID()
  const secret = makeSecret()
  await customerWrite(scoped, async (tx) => {
    if ((await tx.webhook.count({ where: { removedAt: null } })) >= mostWebhooks)
      throw conflict(`There are ${mostWebhooks} webhooks already. Remove one first.`)
    await tx.webhook.create({
      data: {
        ...{ id, customerId, name, address, groups },
        secret: sealSecret(id, secret),
        createdByName: actor.kind === 'system' ? actor.job : actor.name,
      },
    })
    await emitAudit(tx, scoped, {
      action: 'webhook.create',
      resourceType: 'webhook',
      resourceId: id,
      details: { origin: new URL(address).origin, groups },
    })
  })
  return { id, secret }
}
