import type { Tx } from '#lib/db/client.ts'
import type { IdentityProvider } from '#lib/db/generated/client.ts'

export interface FetchedSignIn {
  inForce: IdentityProvider | null
  draft: IdentityProvider | null
  admins: { issuer: string; homeCustomerId: string | null }[]
}

/** How a customer's people sign in, and which admins there are. */
export async function fetchSignIn(tx: Tx): Promise<FetchedSignIn> {
  const rows = await tx.identityProvider.findMany({ where: { endedAt: null } })
  const admins = await tx.membership.findMany({ where: { role: 'admin' }, include: { person: true } })
  return {
    inForce: rows.find(({ enabledAt }) => enabledAt !== null) ?? null,
    draft: rows.find(({ enabledAt }) => enabledAt === null) ?? null,
    admins: admins.map(({ person: { issuer, homeCustomerId } }) => ({ issuer, homeCustomerId })),
  }
}

/** The same with every membership locked: nobody's removal passes while it is judged who can still come in. */
export async function fetchSignInForUpdate(tx: Tx): Promise<FetchedSignIn> {
  await tx.$executeRaw`select from membership order by person_id for update`
  return fetchSignIn(tx)
}
