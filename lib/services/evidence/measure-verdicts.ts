import type { Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { VerdictAmount } from '#lib/domain/evidence.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

/** What a report is about. */
export interface Scope {
  customerId: string
  from: Date
  to: Date
  accountIds: string[]
}

/** Whether the resource `r` was listed at a moment: the last change of its presence until then says so. */
export function isListedAt(moment: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`'gone' is distinct from (
    select p.after from status_change p
    where p.customer_id = r.customer_id and p.resource_id = r.id and p.subject = 'presence' and p.at <= ${moment}
    order by p.at desc, p.id desc limit 1)`
}

/** A chart needs no more points than these. */
const mostPoints = 31

/** The moments that are counted: the start, the end, and at most one a day between. */
export function pointsOf({ from, to }: Scope): Date[] {
  const spanMs = to.getTime() - from.getTime()
  const steps = Math.max(1, Math.min(mostPoints - 1, Math.ceil(spanMs / 86_400_000)))
  return Array.from({ length: steps + 1 }, (_, step) => new Date(from.getTime() + (spanMs * step) / steps))
}

type Amount = VerdictAmount & { safeguard: string }

interface Stretch {
  /** The first point at which it was so, and the first at which it was no longer. */
  first: number
  past: number
  safeguard: string
  status: VerdictStatus
  amount: number
}

/**
 * Verdicts at moments in the past, from the history that only grows: the last change before the moment is what
 * was so. A resource counts from when we first read it, less the times in which AWS did not list it. Each verdict
 * is read once, whatever the number of moments.
 */
export async function verdictsAt(tx: Tx, scope: Scope, points: Date[]): Promise<Amount[][]> {
  const { customerId, accountIds } = scope
  const stretches = await tx.$queryRaw<Stretch[]>`
    with spans as (
      select s.resource_id, s.subject, s.after, s.at, coalesce(
        lead(s.at) over (partition by s.resource_id, s.subject order by s.at, s.id), 'infinity') as until
      from status_change s join resource r on r.customer_id = s.customer_id and r.id = s.resource_id
      where s.customer_id = ${customerId}::uuid and s.subject <> 'aws' and r.account_id = any(${accountIds}::uuid[])),
    counted as (
      select subject, after, at, until, 1 as amount from spans where subject <> 'presence'
      union all
      select s.subject, s.after, greatest(s.at, gone.at), least(s.until, gone.until), -1
      from spans gone join spans s on s.resource_id = gone.resource_id and s.subject <> 'presence'
      where gone.subject = 'presence' and gone.after = 'gone'),
    placed as (
      select subject, after, amount, width_bucket(at - interval '1 microsecond', ${points}::timestamptz[]) as first,
        width_bucket(until - interval '1 microsecond', ${points}::timestamptz[]) as past
      from counted)
    select first, past, subject as safeguard, after as status, sum(amount)::int as amount
    from placed where first < past group by first, past, subject, after`
  const excluded = await excludedAt(tx, scope, points)
  return points.map((point, place) => {
    const sums = new Map<string, Amount>()
    for (const { first, past, safeguard, status, amount } of stretches) {
      if (place < first || place >= past) continue
      const sum = sums.get(`${safeguard} ${status}`) ?? { safeguard, status, amount: 0, excluded: 0 }
      sum.amount += amount
      sums.set(`${safeguard} ${status}`, sum)
    }
    for (const { at, safeguard, amount } of excluded) {
      const failing = sums.get(`${safeguard} failing`)
      if (at.getTime() === point.getTime() && failing !== undefined) failing.excluded = amount
    }
    return [...sums.values()]
  })
}

/** How many failing verdicts were excused at each moment, by exclusions that held then. */
async function excludedAt(tx: Tx, { customerId, accountIds }: Scope, points: Date[]) {
  return tx.$queryRaw<{ at: Date; safeguard: string; amount: number }[]>`
    select point as at, e.safeguard, count(distinct r.id)::int as amount
    from exclusion e
    join exclusion_request q on q.customer_id = e.customer_id and q.id = e.request_id
    join resource r on r.customer_id = e.customer_id and r.account_id = e.account_id and r.region = e.region
      and r.name = e.job_name and r.type = q.resource_type
    cross join unnest(${points}::timestamptz[]) as point
    cross join lateral (
      select c.after from status_change c
      where c.customer_id = r.customer_id and c.resource_id = r.id and c.subject = e.safeguard and c.at <= point
      order by c.at desc, c.id desc limit 1) so
    where e.customer_id = ${customerId}::uuid and e.account_id = any(${accountIds}::uuid[]) and so.after = 'failing'
      and point >= e.starts_at and point < least(e.ends_at, e.ended_at, e.suspended_at)
      and ${isListedAt(Prisma.sql`point`)}
    group by point, e.safeguard`
}
