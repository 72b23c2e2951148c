import { type Ctx, systemContext } from '#lib/services/context.ts'
import { draftAccount } from '#lib/services/accounts/draft-account.ts'
import { getAccountTemplate } from '#lib/services/accounts/get-account-template.ts'
import { proveAccount } from '#lib/services/accounts/prove-account.ts'
import { setAccountMode } from '#lib/services/accounts/set-account-mode.ts'
import { createCustomer } from '#lib/services/customers/create-customer.ts'
import { listCustomers } from '#lib/services/customers/list-customers.ts'
import { createEventKey } from '#lib/services/events/create-event-key.ts'
import { readGroup } from '#lib/services/group/read-group.ts'
import { addMember } from '#lib/services/people/add-member.ts'
import { addStaff } from '#lib/services/people/add-staff.ts'
import { createWebhook } from '#lib/services/webhooks/create-webhook.ts'
import { makeBuckets } from './buckets.ts'
import { askForExclusions } from './exclusions.ts'
import { demoCustomers, demoPeople } from './people.ts'
import type { SandboxAdmin } from './sandbox-admin.ts'
import {
  changeOutside,
  demoAccounts,
  deployWithEvents,
  denyReading,
  makeUsers,
  seedHistory,
} from './world.ts'

const operator = (customerId: string | null): Ctx =>
  systemContext(
    'demo',
    [
      'customer:list',
      'customer:create',
      'member:add',
      'staff:add',
      'account:read',
      'account:connect',
      'account:arm',
      'group:carry_out',
      'webhook:manage',
    ],
    customerId,
  )

/**
 * Makes the demo's customers, people and accounts by the portal's own verbs: the same template is deployed,
 * the same proof passed, the same arming done as for a real customer. Does nothing where they exist.
 */
export async function connectCustomers(
  admin: SandboxAdmin,
  { issuer, inbox }: { issuer: string; inbox: string },
): Promise<void> {
  const { rows } = await listCustomers(operator(null))
  if (rows.length > 0) return
  await seedHistory(admin)
  await makeBuckets(admin)
  const ids = new Map<string, string>()
  for (const customer of demoCustomers)
    ids.set(customer.slug, (await createCustomer(operator(null), customer)).id)
  const personIds = new Map<string, string>()
  for (const { subject, name, email, isStaff, memberOf } of demoPeople) {
    const person = { issuer, subject, name, email }
    if (isStaff) personIds.set(subject, (await addStaff(operator(null), person)).personId)
    for (const { slug, role } of memberOf ?? [])
      personIds.set(
        subject,
        (await addMember(operator(null), { ...person, customerSlug: slug, role })).personId,
      )
  }
  await createWebhook(operator(ids.get('northwind') ?? null), {
    ...{ name: 'on-call', address: `${inbox}/on-call` },
    groups: ['terminations', 'enforcement'],
  })
  for (const account of demoAccounts) {
    const { customer, awsAccountId, name, regions, isArmed } = account
    const ctx = operator(ids.get(customer) ?? null)
    const { id } = await draftAccount(ctx, { awsAccountId, name, regions })
    const { template } = await getAccountTemplate(ctx, { id })
    const { value: eventKey } = await createEventKey(ctx, { id })
    await deployWithEvents(admin, awsAccountId, { template, regions, eventKey })
    await makeUsers(admin, account)
    if (awsAccountId === '444455556666') await denyReading(admin)
    const { status, proof } = await proveAccount(ctx, { id })
    if (status !== 'connected') throw new Error(`${name} was not connected: ${JSON.stringify(proof?.probes)}`)
    if (isArmed) await setAccountMode(ctx, { id, mode: 'armed', reason: 'Demo: armed by support’s own verb' })
    if (awsAccountId === '111122223333')
      await askForExclusions({ customerId: ctx.customerId ?? '', accountId: id, personIds })
    await readGroup(ctx, { accountId: id })
    if (awsAccountId === '111122223333') {
      await changeOutside(admin, awsAccountId)
      await readGroup(ctx, { accountId: id })
    }
  }
}
