import { createHash } from 'node:crypto'
import { staffRead } from '#lib/db/doors.ts'
import type { Rule } from '#lib/domain/safeguards/rule.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { runShadow } from './run-shadow.ts'
import type { Shadow, ShadowTotals } from './views.ts'

const noTotals = (): ShadowTotals => ({
  ...{ judged: 0, runningStops: 0, recentStops: 0, runningSpares: 0, recentSpares: 0, unreadable: 0 },
})

/** The figures of a shadow run, per customer and in all, with the hash that a proposal takes. */
export async function measureShadow(
  ctx: Ctx,
  given: { rule: Rule; from: number; to: number },
): Promise<Shadow> {
  requireStaffPermission(ctx, 'rule:read')
  const { jobs, judged, withoutSettings } = await runShadow(ctx, given)
  const totals = noTotals()
  const byCustomer = new Map<string, ShadowTotals>()
  for (const [customerId, amount] of judged) {
    byCustomer.set(customerId, { ...noTotals(), judged: amount })
    totals.judged += amount
  }
  for (const { customerId, change, isRunning } of jobs)
    for (const sum of [totals, byCustomer.get(customerId) ?? noTotals()]) {
      if (change === 'unreadable') sum.unreadable++
      else if (change === 'stops') sum[isRunning ? 'runningStops' : 'recentStops']++
      else sum[isRunning ? 'runningSpares' : 'recentSpares']++
    }
  const touched = [...new Set(jobs.map(({ customerId }) => customerId))]
  const names = await staffRead((tx) =>
    tx.customer.findMany({ where: { id: { in: touched } }, select: { id: true, slug: true, name: true } }),
  )
  const customers = names.map(({ id, slug, name }) => ({
    ...{ customerId: id, slug, name },
    ...(byCustomer.get(id) ?? noTotals()),
  }))
  const running = jobs.filter(({ isRunning }) => isRunning)
  return {
    safeguard: given.rule.id,
    ...{ from: given.from, to: given.to, totals, withoutSettings },
    customers: customers.sort(
      (left, right) =>
        right.runningStops - left.runningStops ||
        right.recentStops - left.recentStops ||
        left.name.localeCompare(right.name),
    ),
    customersJudged: judged.size,
    hash: createHash('sha256')
      .update(
        running
          .map(({ resourceId, change }) => `${resourceId} ${change}`)
          .sort()
          .join(),
      )
      .digest('hex'),
    at: new Date().toISOString(),
  }
}
