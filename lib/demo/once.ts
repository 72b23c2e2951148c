import { setTimeout as sleep } from 'node:timers/promises'
import { staffRead } from '#lib/db/doors.ts'
import { addCounts, noCounts } from '#lib/domain/safeguards/counts.ts'
import { getCustomerHome } from '#lib/services/customers/get-customer-home.ts'
import { systemContext } from '#lib/services/context.ts'
import { listCustomers } from '#lib/services/customers/list-customers.ts'
import { getTermination } from '#lib/services/terminations/get-termination.ts'
import { tuningJobRequest } from './jobs.ts'
import type { Stack } from './stack.ts'
import { demoAccounts } from './world.ts'

const grants = ['customer:list', 'customer:read', 'termination:read'] as const

async function waitFor<T>(what: string, timeoutMs: number, look: () => Promise<T | null>): Promise<T> {
  const until = Date.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (Date.now() > until) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}, in vain.`)
    await sleep(250)
  }
}

/** Launches one violating and one compliant tuning job in an armed account. */
export async function launchPair(stack: Stack): Promise<{ violating: string; compliant: string }> {
  const account = demoAccounts[0]
  const stamp = Date.now().toString(36)
  const names = { violating: `demo-open-${stamp}`, compliant: `demo-encrypted-${stamp}` }
  for (const [name, isEncrypted] of [
    [names.violating, false],
    [names.compliant, true],
  ] as const)
    await stack.admin.sagemaker(
      account?.awsAccountId ?? '',
      'us-east-1',
      'CreateHyperParameterTuningJob',
      tuningJobRequest(account?.awsAccountId ?? '', account?.bucket ?? '', {
        name,
        instances: 4,
        isEncrypted,
        isPaired: true,
      }),
    )
  return names
}

/** The whole main job, seen from outside: every region read, the violating job stopped, the other left alone. */
export async function runOnce(stack: Stack) {
  const startedAt = Date.now()
  const customers = await waitFor('every region to be read', 90_000, async () => {
    const { rows } = await listCustomers(systemContext('demo', grants, null))
    const homes = await Promise.all(rows.map(({ id }) => getCustomerHome(systemContext('demo', grants, id))))
    // Only connected accounts are read, and only a reading of this run counts.
    const regions = homes
      .flatMap(({ accounts }) => accounts)
      .flatMap(({ status, regions: places }) => (status === 'connected' ? places : []))
    const isRead = ({ readAt, outcome }: (typeof regions)[number]) =>
      outcome === 'failed' || (readAt !== null && Date.parse(readAt) >= startedAt)
    return regions.every(isRead) ? homes : null
  })
  const { violating, compliant } = await launchPair(stack)
  const termination = await waitFor('the violating job to be stopped', 60_000, async () => {
    const found = await staffRead((tx) => tx.termination.findFirst({ where: { jobName: violating } }))
    if (!found || found.state === 'intended' || found.state === 'stop_sent') return null
    return getTermination(systemContext('demo', grants, found.customerId), { id: found.id })
  })
  const account = demoAccounts[0]?.awsAccountId ?? ''
  const left = await stack.admin.sagemaker<{ HyperParameterTuningJobStatus: string }>(
    account,
    'us-east-1',
    'DescribeHyperParameterTuningJob',
    { HyperParameterTuningJobName: compliant },
  )
  const isGood = termination.finalStatus === 'Stopped' && left.HyperParameterTuningJobStatus === 'InProgress'
  return {
    ok: isGood,
    address: stack.address,
    resources: customers.reduce((sum, { counts }) => addCounts(sum, counts), noCounts),
    customers: customers.map(({ customer, counts }) => ({ customer: customer.slug, resources: counts })),
    termination: {
      job: termination.jobName,
      state: termination.state,
      eventToStopMs: termination.eventToStopMs,
      finalStatus: termination.finalStatus,
      receipt: `${stack.address}/northwind/terminations/${termination.id}`,
    },
    compliant: { job: compliant, finalStatus: left.HyperParameterTuningJobStatus },
  }
}
