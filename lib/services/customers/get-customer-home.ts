import { customerRead } from '#lib/db/doors.ts'
import { env } from '#lib/env.ts'
import { readCounts, readRegionStates } from '#lib/services/accounts/region-states.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { readOpenMatters } from '#lib/services/exclusions/open-matters.ts'
import { terminationRow } from '#lib/services/terminations/termination-view.ts'
import type { CustomerHome } from './views.ts'

const dayMs = 86_400_000

/** A customer's first page: counts of resources, each account and region with its age, the newest terminations. */
export async function getCustomerHome(ctx: Ctx): Promise<CustomerHome> {
  const scoped = requirePermission(ctx, 'customer:read')
  return customerRead(scoped, async (tx) => {
    const customer = await tx.customer.findUniqueOrThrow({ where: { id: scoped.customerId } })
    const accounts = await tx.awsAccount.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })
    const states = await readRegionStates(tx, accounts)
    const terminations = await tx.termination.findMany({
      include: { account: true },
      orderBy: [{ intendedAt: 'desc' }, { id: 'desc' }],
      take: 5,
    })
    const terminatedInADay = await tx.termination.count({
      where: { stopSentAt: { gte: new Date(Date.now() - dayMs) } },
    })
    const connected = accounts.filter(({ status }) => status === 'connected')
    const reads = connected.flatMap(({ id }) => (states.get(id) ?? []).map(({ readAt }) => readAt))
    const isEveryRegionRead = reads.length > 0 && reads.every((at) => at !== null)
    return {
      customer: { id: customer.id, slug: customer.slug, name: customer.name },
      counts: await readCounts(tx),
      accounts: accounts.map(({ id, awsAccountId, name, status, mode }) => ({
        ...{ id, awsAccountId, name, status, mode },
        regions: states.get(id) ?? [],
      })),
      newestTerminations: terminations.map(terminationRow),
      exclusionMatters: await readOpenMatters(tx, scoped.customerId),
      terminatedInADay,
      oldestReadAt: isEveryRegionRead ? (reads.filter((at) => at !== null).sort()[0] ?? null) : null,
      inventoryIntervalSeconds: env().INVENTORY_INTERVAL_SECONDS,
      now: new Date().toISOString(),
    }
  })
}
