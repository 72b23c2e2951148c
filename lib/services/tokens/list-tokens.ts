import { customerRead } from '#lib/db/doors.ts'
import { tokenScopes } from '#lib/domain/tokens.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import type { TokenRow } from './views.ts'

/** A customer's tokens, newest first; never their values. */
export async function listTokens(ctx: Ctx): Promise<{ rows: TokenRow[] }> {
  const scoped = requirePermission(ctx, 'member:read')
  const now = new Date()
  return customerRead(scoped, async (tx) => {
    const tokens = await tx.apiToken.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 200 })
    const people = await tx.person.findMany({
      where: { id: { in: tokens.map(({ createdBy }) => createdBy) } },
    })
    return {
      rows: tokens.map((token) => ({
        id: token.id,
        name: token.name,
        hint: token.hint,
        scopes: tokenScopes.filter((scope) => token.scopes.includes(scope)),
        createdBy: people.find(({ id }) => id === token.createdBy)?.name ?? 'somebody who left',
        createdAt: token.createdAt.toISOString(),
        expiresAt: token.expiresAt.toISOString(),
        lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
        state: token.revokedAt !== null ? 'revoked' : token.expiresAt <= now ? 'expired' : 'active',
      })),
    }
  })
}
