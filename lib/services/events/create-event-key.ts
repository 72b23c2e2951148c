import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { customerWrite, hashToken } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { fetchAccountForUpdate } from '#lib/services/accounts/fetch-account.ts'
import { eventEndpoint } from './event-endpoint.ts'

const input = z.object({ id: z.string() })

/** Two keys may work at once, so that a new one is deployed before the old one ends. */
const mostKeys = 2

export interface MadeEventKey {
  /** Shown this once. */
  value: string
  endpoint: string
}

/** Makes the key that an account's EventBridge presents. A third ends the oldest. */
export async function createEventKey(ctx: Ctx, raw: z.input<typeof input>): Promise<MadeEventKey> {
  const scoped = requirePermission(ctx, 'account:connect')
  requireRecentSignIn(scoped)
  const { id: accountId } = input.parse(raw)
  const { customerId } = scoped
  const value = `cdev_${randomBytes(32).toString('base64url')}`
  return customerWrite(scoped, async (tx) => {
    await fetchAccountForUpdate(tx, customerId, accountId)
    const active = await tx.eventKey.findMany({
      where: { accountId, revokedAt: null },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
    for (const old of active.slice(mostKeys - 1))
      await tx.eventKey.update({
        where: { customerId_id: { customerId, id: old.id } },
        data: { revokedAt: new Date() },
      })
    const key = await tx.eventKey.create({
      data: { customerId, accountId, keyHash: hashToken(value), hint: value.slice(0, 9) },
    })
    await emitAudit(tx, scoped, {
      action: 'event_key.create',
      resourceType: 'aws_account',
      resourceId: accountId,
      details: { keyId: key.id, ended: active.slice(mostKeys - 1).map(({ id }) => id) },
    })
    return { value, endpoint: eventEndpoint(accountId) }
  })
}
