import type { Tx } from '#lib/db/client.ts'
import type { ExclusionMatter } from './views.ts'

/** What about exclusions waits for the customer's own people: a question, a suspension, an end within 3 days. */
export async function readOpenMatters(tx: Tx, customerId: string): Promise<ExclusionMatter[]> {
  const asked = await tx.exclusionRequest.findMany({
    where: { customerId, state: 'information_asked' },
    orderBy: { lapsesAt: 'asc' },
    take: 3,
    select: { id: true, jobNames: true, lapsesAt: true },
  })
  const live = await tx.$queryRaw<{ id: string; name: string; state: string; endsAt: Date }[]>`
    select id, job_name as name, state::text as state, ends_at as "endsAt" from exclusion
    where customer_id = ${customerId}::uuid and ends_at > clock_timestamp()
      and (state = 'suspended' or (state = 'active' and ends_at <= clock_timestamp() + interval '3 days'))
    order by state = 'active', ends_at limit 3`
  return [
    ...asked.map(({ id, jobNames, lapsesAt }) => ({
      ...{ id, why: 'question' as const, name: jobNames[0] ?? '' },
      at: lapsesAt.toISOString(),
    })),
    ...live.map(({ id, name, state, endsAt }) => ({
      ...{ id, name, why: state === 'suspended' ? ('suspended' as const) : ('ending' as const) },
      at: endsAt.toISOString(),
    })),
  ]
}
