import type { Tx } from '#lib/db/client.ts'
import { knownCreation } from '#lib/domain/resources/creation-time.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { count, type EvidenceSource } from './source.ts'

async function statusCounts(tx: Tx, customerId: string): Promise<Record<VerdictStatus, number>> {
  const rows = await tx.resource.groupBy({
    by: ['status'],
    where: { customerId, closedAt: null },
    _count: { _all: true },
  })
  const of = (status: VerdictStatus) => rows.find((row) => row.status === status)?._count._all ?? 0
  return {
    protected: of('protected'),
    failing: of('failing'),
    unknown: of('unknown'),
    not_applicable: of('not_applicable'),
  }
}

/** Row 2: the customer's resources and the safeguards that fail on them. */
export const resourcesEvidence: EvidenceSource = {
  async headline(tx, customerId) {
    const { failing } = await statusCounts(tx, customerId)
    return failing === 0
      ? 'No failing resource'
      : `${count(failing, 'failing resource')} ${failing === 1 ? 'is' : 'are'} the customer’s to fix`
  },

  async panel(tx, customerId) {
    const counts = await statusCounts(tx, customerId)
    const failing = await tx.$queryRaw<{ safeguard: string; failing: bigint }[]>`
      select safeguard, count(*) as failing from resource cross join unnest(failing) as safeguard
      where customer_id = ${customerId}::uuid and closed_at is null group by safeguard order by failing desc, safeguard`
    const newest = await tx.resource.findMany({
      where: { customerId, closedAt: null, status: 'failing' },
      orderBy: [{ creationTime: 'desc' }, { id: 'desc' }],
      take: 8,
    })
    return {
      figures: (['failing', 'unknown', 'protected'] as const).map((status) => ({
        label: status,
        value: counts[status],
        link: { to: 'resources' as const, filter: { status } },
      })),
      tasks: failing.map(({ safeguard, failing: amount }) => ({
        key: safeguard,
        party: 'customer' as const,
        text: `Fix ${count(Number(amount), 'resource')}: ${findRule(safeguard)?.title ?? safeguard}.`,
        at: null,
        link: { to: 'resources' as const, filter: { status: 'failing', safeguard } },
      })),
      lists: [
        {
          title: 'Newest failing resources',
          empty: 'Nothing fails.',
          lines: newest.map(({ id, name, region, creationTime, accountId }) => ({
            key: id,
            text: region === '' ? name : `${name}, ${region}`,
            at: knownCreation(creationTime)?.toISOString() ?? null,
            link: { to: 'resources' as const, filter: { status: 'failing', account: accountId } },
          })),
        },
      ],
    }
  },
}
