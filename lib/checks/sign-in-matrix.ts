import { randomUUID } from 'node:crypto'
import { customerWrite } from '#lib/db/doors.ts'
import { seal } from '#lib/sealed.ts'
import type { Ctx } from '#lib/services/context.ts'
import { addMember } from '#lib/services/people/add-member.ts'
import { clientSecretPurpose } from '#lib/services/sign-in/client-secret.ts'
import { enableProvider } from '#lib/services/sign-in/enable-provider.ts'
import { endProvider } from '#lib/services/sign-in/end-provider.ts'
import { getSignIn } from '#lib/services/sign-in/get-sign-in.ts'
import { liftRequirement } from '#lib/services/sign-in/lift-requirement.ts'
import { requireProvider } from '#lib/services/sign-in/require-provider.ts'
import { saveProvider } from '#lib/services/sign-in/save-provider.ts'
import { startTrial } from '#lib/services/sign-in/start-trial.ts'
import { HostileProvider } from './hostile-provider.ts'
import { setupContext } from './test-contexts.ts'
import type { Row } from './verb-row.ts'

let provider: Promise<HostileProvider> | undefined

/** A provider that answers, for as long as the tests run. */
async function issuer(): Promise<string> {
  provider ??= HostileProvider.start().then((started) => {
    started.unref()
    return started
  })
  return (await provider).issuer
}

type State = 'nothing' | 'draft' | 'tested' | 'in force' | 'required'

/** Puts the context's customer into the state that an act begins from; nothing where there is no such customer. */
async function begin({ customerId }: Ctx, state: State): Promise<void> {
  if (customerId === null) return
  const id = randomUUID()
  const own = `https://login-${id}.example`
  const slug = await customerWrite({ customerId }, async (tx) => {
    const customer = await tx.customer.findUnique({ where: { id: customerId } })
    if (customer === null) return null
    await tx.identityProvider.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } })
    if (state === 'nothing') return customer.slug
    await tx.identityProvider.create({
      data: {
        ...{ id, customerId, slug: customer.slug, issuer: own, clientId: 'portal', madeByName: 'Test' },
        clientSecret: seal(clientSecretPurpose, id, 'secret'),
        testedAt: state === 'draft' ? null : new Date(),
        enabledAt: state === 'in force' || state === 'required' ? new Date() : null,
        isRequired: state === 'required',
      },
    })
    return customer.slug
  })
  if (slug === null) return
  // Two admins: one of the portal's provider and one of the customer's, so that nobody is locked out.
  for (const from of ['https://portal.example', own])
    await addMember(setupContext(null), {
      ...{ issuer: from, subject: randomUUID(), name: 'Admin', email: null },
      ...{ customerSlug: slug, role: 'admin' as const },
    })
}

const row = (permission: Row['permission'], state: State, call: (ctx: Ctx) => Promise<unknown>): Row => ({
  ...{ permission, scope: 'inside', names: false },
  call: async (ctx) => {
    await begin(ctx, state)
    return call(ctx)
  },
})

/** The rows of the matrix for the verbs of `sign-in`. */
export const signInMatrix: Record<string, Row> = {
  'sign-in/get-sign-in': row('member:read', 'nothing', (ctx) => getSignIn(ctx)),
  'sign-in/save-provider': row('sign_in:manage', 'nothing', async (ctx) =>
    saveProvider(ctx, { issuer: await issuer(), clientId: 'portal', clientSecret: 'secret' }),
  ),
  'sign-in/start-trial': row('sign_in:manage', 'draft', (ctx) => startTrial(ctx)),
  'sign-in/enable-provider': row('sign_in:manage', 'tested', (ctx) => enableProvider(ctx)),
  'sign-in/require-provider': row('sign_in:manage', 'in force', (ctx) =>
    requireProvider(ctx, { isRequired: true }),
  ),
  'sign-in/lift-requirement': row('sign_in:lift', 'required', (ctx) =>
    liftRequirement(ctx, { reason: 'a test lifts it' }),
  ),
  'sign-in/end-provider': row('sign_in:manage', 'in force', (ctx) => endProvider(ctx, { which: 'in_force' })),
}
