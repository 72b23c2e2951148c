import { actForCustomer, identityDoor } from '#lib/db/doors.ts'
import { permissionsOfToken, tokenPrefix } from '#lib/domain/tokens.ts'
import type { TokenActor } from '#lib/services/context.ts'

/** A token's use is written down at most this often. */
const usedGrainMs = 60_000

/** The program behind an `Authorization: Bearer`; null when the token is unknown, expired or revoked. */
export async function findTokenActor(value: string): Promise<TokenActor | null> {
  if (!value.startsWith(tokenPrefix) || value.length > 100) return null
  return identityDoor({ presentedToken: value }, async (tx) => {
    const token = await tx.apiToken.findFirst({ include: { customer: true } })
    const now = Date.now()
    if (
      !token ||
      token.revokedAt !== null ||
      token.expiresAt.getTime() <= now ||
      token.customer.closedAt !== null
    )
      return null
    const { customerId, id } = token
    if (now - (token.lastUsedAt?.getTime() ?? 0) > usedGrainMs) {
      await actForCustomer(tx, customerId)
      await tx.apiToken.update({
        where: { customerId_id: { customerId, id } },
        data: { lastUsedAt: new Date(now) },
      })
    }
    return {
      kind: 'token',
      tokenId: id,
      name: token.name,
      customerId,
      slug: token.customer.slug,
      permissions: permissionsOfToken(token.scopes),
    }
  })
}
