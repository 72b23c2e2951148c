import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import type { Permission } from '#lib/domain/permissions.ts'
import { type Ctx, type PersonActor, systemContext } from '#lib/services/context.ts'
import { draftAccount } from '#lib/services/accounts/draft-account.ts'
import { getAccountTemplate } from '#lib/services/accounts/get-account-template.ts'
import { proveAccount } from '#lib/services/accounts/prove-account.ts'
import { setAccountMode } from '#lib/services/accounts/set-account-mode.ts'
import { createCustomer } from '#lib/services/customers/create-customer.ts'
import { deployTemplate } from '#lib/demo/world.ts'
import type { TestWorld } from './test-world.ts'

const everything: readonly Permission[] = [
  ...([
    'customer:list',
    'customer:create',
    'member:add',
    'staff:add',
    'account:read',
    'account:connect',
  ] as const),
  ...([
    'account:arm',
    'scan:run',
    'termination:carry_out',
    'resource:read',
    'termination:read',
    'customer:read',
    'exclusion:read',
    'exclusion:ask',
    'exclusion:revoke',
    'exclusion:limit',
    'exclusion:settle',
    'member:manage',
    'token:manage',
    'sign_in:manage',
    'sign_in:lift',
    'event:receive',
    'account:pause',
    'termination:release',
    'termination:dispute',
    'report:read',
    'report:make',
    'report:schedule',
    'report:carry_out',
  ] as const),
  ...(['notice:read', 'notice:prefer', 'notice:deliver', 'webhook:manage'] as const),
  ...(['group:read', 'group:request', 'group:change', 'group:carry_out'] as const),
]

/** A context that may do what tests set up with. */
export function setupContext(customerId: string | null): Ctx {
  return systemContext('test-setup', everything, customerId)
}

let counter = 0

/** A 12-digit AWS account id that no other test of this process uses. */
export function nextAwsAccountId(): string {
  return String(200_000_000_000 + ++counter)
}

export async function makeCustomer(): Promise<{ id: string; slug: string; name: string }> {
  const slug = `t-${randomUUID().slice(0, 8).replace(/^\d/, 'a')}`.replace(/-(\d)/g, '-a$1')
  const { id } = await createCustomer(setupContext(null), { slug, name: `Customer ${slug}` })
  return { id, slug, name: `Customer ${slug}` }
}

/** An account, connected as a customer would: template deployed, proof passed. */
export async function connectAccount(
  world: TestWorld,
  customerId: string,
  options: { regions?: string[]; isArmed?: boolean } = {},
): Promise<{ id: string; awsAccountId: string }> {
  const ctx = setupContext(customerId)
  const awsAccountId = nextAwsAccountId()
  const { id } = await draftAccount(ctx, {
    awsAccountId,
    name: 'test',
    regions: options.regions ?? ['us-east-1'],
  })
  const { template } = await getAccountTemplate(ctx, { id })
  await deployTemplate(world.sandbox, awsAccountId, template)
  const proved = await proveAccount(ctx, { id })
  if (proved.status !== 'connected') throw new Error(JSON.stringify(proved.proof))
  if (options.isArmed) await setAccountMode(ctx, { id, mode: 'armed', reason: 'test' })
  return { id, awsAccountId }
}

/** Somebody signed in, as the session would say. Their row exists, so that foreign keys hold. */
export async function makePerson(
  owner: Client,
  given: Partial<Pick<PersonActor, 'isStaff' | 'memberships' | 'entries'>> = {},
): Promise<PersonActor> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into person (issuer, subject, name) values ('http://localhost:4400', $1, 'Test person') returning id`,
    [randomUUID()],
  )
  return {
    kind: 'person',
    personId: rows[0]?.id ?? '',
    sessionId: randomUUID(),
    name: 'Test person',
    email: null,
    isStaff: false,
    signInWith: 'oidc',
    authenticatedAt: new Date(),
    memberships: [],
    entries: [],
    ...given,
  }
}
