import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { customerWrite, hashToken } from '#lib/db/doors.ts'
import { mostTokenDays, tokenPrefix, tokenScopes } from '#lib/domain/tokens.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { forbidden } from '#lib/services/errors.ts'
import type { MadeToken } from './views.ts'

export const tokenInput = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(80),
  scopes: z.array(z.enum(tokenScopes)).min(1, 'Choose at least one scope.'),
  days: z.coerce.number().int().min(1).max(mostTokenDays, `At most ${mostTokenDays} days.`),
})

/** Makes a token for a customer's own programs. Its value is answered this once and stored as a hash. */
export async function createToken(ctx: Ctx, raw: z.input<typeof tokenInput>): Promise<MadeToken> {
  const scoped = requirePermission(ctx, 'token:manage')
  requireRecentSignIn(scoped)
  const { name, scopes, days } = tokenInput.parse(raw)
  const { customerId, actor } = scoped
  if (actor.kind !== 'person') throw forbidden('Only people make tokens.')
  const value = `${tokenPrefix}${randomBytes(32).toString('base64url')}`
  const expiresAt = new Date(Date.now() + days * 86_400_000)
  return customerWrite(scoped, async (tx) => {
    const { id } = await tx.apiToken.create({
      data: {
        ...{ customerId, name, scopes, expiresAt },
        hint: value.slice(0, tokenPrefix.length + 4),
        tokenHash: hashToken(value),
        createdBy: actor.personId,
      },
      select: { id: true },
    })
    await emitAudit(tx, scoped, {
      action: 'token.create',
      resourceType: 'api_token',
      resourceId: id,
      details: { scopes, expiresAt: expiresAt.toISOString() },
    })
    return { id, value, expiresAt: expiresAt.toISOString() }
  })
}
