import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { sameIssuer } from '#lib/domain/sign-in.ts'
import { env } from '#lib/env.ts'
import { discoverProvider, ProviderError } from '#lib/openid.ts'
import { seal, unseal } from '#lib/sealed.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { forbidden, ServiceError } from '#lib/services/errors.ts'
import { clientSecretPurpose } from './client-secret.ts'
import { fetchSignInForUpdate } from './fetch-sign-in.ts'

export const providerInput = z.object({
  issuer: z.url({ protocol: /^https?$/, error: 'Enter the issuer as an address: https://…' }).max(300),
  clientId: z.string().trim().min(1, 'Enter the client id.').max(300),
  /** Left empty: the one we keep goes on. */
  clientSecret: z.string().max(500).default(''),
  trustsEmail: z.boolean().default(false),
})

const wrong = (field: string, why: string) =>
  new ServiceError('invalid', 'Some of that is not right. See the marked fields.', { [field]: why })

/**
 * Keeps a draft of a customer's own OpenID provider, once its discovery document was read. What is in force goes
 * on until the draft was tested and enabled. An earlier draft ends, and its secret is forgotten.
 */
export async function saveProvider(ctx: Ctx, raw: z.input<typeof providerInput>): Promise<void> {
  const scoped = requirePermission(ctx, 'sign_in:manage')
  requireRecentSignIn(scoped)
  const { actor, customerId } = scoped
  if (actor.kind !== 'person') throw forbidden('Only people set up a provider: they test it.')
  const { issuer, clientId, clientSecret, trustsEmail } = providerInput.parse(raw)
  // Its people would be everybody's: support's sign-in, and other customers'.
  if (sameIssuer(issuer, env().OIDC_ISSUER))
    throw wrong('issuer', 'That is the portal’s own sign-in, which works already.')
  await discoverProvider(issuer).catch((error: unknown) => {
    throw error instanceof ProviderError ? wrong('issuer', error.message) : error
  })
  const id = randomUUID()
  await customerWrite(scoped, async (tx) => {
    const { inForce, draft } = await fetchSignInForUpdate(tx)
    const kept = [draft, inForce].find((row) => row?.issuer === issuer && row.clientId === clientId)
    if (clientSecret === '' && !kept) throw wrong('clientSecret', 'Enter the client secret.')
    const secret =
      clientSecret === '' && kept ? unseal(clientSecretPurpose, kept.id, kept.clientSecret) : clientSecret
    if (draft !== null)
      await tx.identityProvider.update({
        where: { customerId_id: { customerId, id: draft.id } },
        data: { endedAt: new Date(), clientSecret: '' },
      })
    const { slug } = await tx.customer.findUniqueOrThrow({ where: { id: customerId } })
    await tx.identityProvider.create({
      data: {
        ...{ id, customerId, slug, issuer, clientId, trustsEmail, madeByName: actor.name },
        clientSecret: seal(clientSecretPurpose, id, secret),
      },
    })
    await emitAudit(tx, scoped, {
      action: 'sign_in.save',
      resourceType: 'identity_provider',
      resourceId: id,
      details: { issuer, clientId, trustsEmail, isSecretNew: clientSecret !== '' },
    })
  })
}
