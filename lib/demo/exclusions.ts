import type { Ctx, PersonActor } from '#lib/services/context.ts'
import { approveExclusion } from '#lib/services/exclusions/approve-exclusion.ts'
import { askForExclusion } from '#lib/services/exclusions/ask-for-exclusion.ts'
import { tuningJobRequest } from './jobs.ts'
import { demoAccounts } from './world.ts'
import { demoPeople } from './people.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

/** One of the demo's people, as their own session would say. */
function as(subject: string, personId: string, customerId: string): Ctx {
  const person = demoPeople.find((one) => one.subject === subject)
  const memberships = (person?.memberOf ?? [])
    .filter(({ slug }) => slug === 'northwind')
    .map(({ slug, role }) => ({ customerId, slug, name: 'Northwind Health', role }))
  const actor: PersonActor = {
    ...{ kind: 'person', personId, sessionId: personId, authenticatedAt: new Date(), entries: [] },
    ...{ name: person?.name ?? subject, email: person?.email ?? null },
    ...{ isStaff: person?.isStaff === true, memberships, signInWith: 'oidc' },
  }
  return { actor, customerId: person?.isStaff ? null : customerId, requestId: 'demo' }
}

/** One exclusion that is active and one request that waits, made by the verbs that people use. */
export async function askForExclusions({
  customerId,
  accountId,
  personIds,
}: {
  customerId: string
  accountId: string
  personIds: ReadonlyMap<string, string>
}): Promise<void> {
  const account = demoAccounts[0]
  const person = (subject: string) => as(subject, personIds.get(subject) ?? '', customerId)
  const ask = (subject: string, names: string[], given: { reason: string; days: number; ticket: string }) =>
    askForExclusion(person(subject), {
      ...{ accountId, region: account?.regions[0] ?? 'us-east-1', names },
      planned: JSON.stringify(
        tuningJobRequest(account?.awsAccountId ?? '', account?.bucket ?? '', {
          name: names[0] ?? 'plan',
          instances: 2,
          isEncrypted: false,
        }),
      ),
      ...{ reason: given.reason, ticket: given.ticket, endsAt: inDays(given.days) },
      ...{ isAttested: true as const, attestationVersion: 1 as const },
    })
  const { id } = await ask('vera', ['synth-throughput-1'], {
    reason:
      'Throughput comparison on synthetic records; encryption between nodes would be part of what we measure.',
    ...{ days: 12, ticket: 'NW-2190' },
  })
  await approveExclusion(person('sam'), {
    id,
    reason: '1 resource, 2 instances at most. Synthetic records only, attested by Vera Lind.',
  })
  await ask('adam', ['synth-scaling-1', 'synth-scaling-2'], {
    reason: 'Scaling test on the same synthetic records, two sizes. No patient data is read or written.',
    ...{ days: 30, ticket: 'NW-2214' },
  })
}
