import { z } from 'zod'
import { staffRead } from '#lib/db/doors.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { AccountStatus, EnforcementMode } from '#lib/domain/accounts/account.ts'
import { templateVersion } from '#lib/domain/accounts/template.ts'
import { bitOf, type FleetProblem, fleetProblems, problemsOf } from '#lib/domain/enforcement/fleet.ts'
import { env } from '#lib/env.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { cursorOf, readCursor } from '#lib/services/cursor.ts'
import { ServiceError } from '#lib/services/errors.ts'

export const fleetQuery = z.object({
  problem: z.enum(fleetProblems).optional(),
  customer: z.string().max(100).optional(),
  q: z.string().trim().max(100).optional(),
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

/** One region of one account. */
export interface FleetRow {
  accountId: string
  customerSlug: string
  customerName: string
  awsAccountId: string
  accountName: string
  region: string
  status: AccountStatus
  mode: EnforcementMode
  armsAt: string | null
  pausedUntil: string | null
  sweptAt: string | null
  /** The newest inventory in which every list was read to its end. */
  inventoryAt: string | null
  /** What could not be read, and the first of it with AWS's error. */
  gaps: number
  firstGap: string | null
  held: number
  lastEventAt: string | null
  templateVersion: number | null
  problems: FleetProblem[]
  /** The person is inside the customer now, so that the account opens at once. */
  isEntered: boolean
}

export interface FleetPage {
  rows: FleetRow[]
  next: string | null
  /** Rows that the filters show, rows of the whole fleet, and how many of those have each problem. */
  total: number
  regions: number
  accounts: number
  counts: Record<FleetProblem, number>
  templateVersion: number
  sweepIntervalSeconds: number
  inventoryIntervalSeconds: number
}

interface Found extends Omit<FleetRow, 'problems' | 'isEntered'> {
  mask: number
}

interface Summary {
  regions: number
  accounts: number
  counts: Record<FleetProblem, number>
  total: number
}

const bit = (problem: FleetProblem, condition: Prisma.Sql) =>
  Prisma.sql`case when ${condition} then ${bitOf(problem)}::int else 0 end`

/** Every region that is watched, with what is wrong there as one number. */
function fleet(sweepSeconds: number): Prisma.Sql {
  const mask = Prisma.join(
    [
      bit('unsafe', Prisma.sql`a.status = 'unsafe'`),
      bit('blind', Prisma.sql`s.sweep_outcome = 'failed'`),
      bit(
        'late',
        Prisma.sql`a.status = 'connected' and (s.swept_at is null
          or s.swept_at < clock_timestamp() - make_interval(secs => ${2 * sweepSeconds + 15}))`,
      ),
      bit('held', Prisma.sql`h.held > 0`),
      bit('throttled', Prisma.sql`s.all_gaps::text ~* 'throttl|toomanyrequests|requestlimitexceeded'`),
      bit('gaps', Prisma.sql`jsonb_array_length(s.all_gaps) > 0`),
      bit('paused', Prisma.sql`a.mode = 'armed' and a.paused_until > clock_timestamp()`),
      bit('events', Prisma.sql`k.account_id is null`),
      bit('observing', Prisma.sql`a.mode = 'observing'`),
      bit('template', Prisma.sql`coalesce(a.template_version, 0) < ${templateVersion}`),
    ],
    ' + ',
  )
  return Prisma.sql`
    select a.id as "accountId", c.slug as "customerSlug", c.name as "customerName", a.aws_account_id as "awsAccountId",
      a.name as "accountName", w.region, a.status::text as status, a.mode::text as mode, a.arms_at as "armsAt",
      case when a.paused_until > clock_timestamp() then a.paused_until end as "pausedUntil",
      s.swept_at as "sweptAt", s.inventory_complete_at as "inventoryAt",
      coalesce(jsonb_array_length(s.all_gaps), 0) as gaps,
      (s.all_gaps -> 0 ->> 'service') || ':' || (s.all_gaps -> 0 ->> 'action') || ' answered ' || (s.all_gaps -> 0 ->> 'error') as "firstGap",
      coalesce(h.held, 0) as held, e.at as "lastEventAt", a.template_version as "templateVersion", ${mask} as mask
    from aws_account a join customer c on c.id = a.customer_id cross join unnest(a.regions) as w(region)
    left join (select *, sweep_gaps || inventory_gaps as all_gaps from region_scan) s on s.customer_id = a.customer_id and s.account_id = a.id and s.region = w.region
    left join (select customer_id, account_id, t.region, count(*)::int as held from termination t
      where t.state = 'held' group by 1, 2, 3) h
      on h.customer_id = a.customer_id and h.account_id = a.id and h.region = w.region
    left join (select distinct customer_id, account_id from event_key where revoked_at is null) k
      on k.customer_id = a.customer_id and k.account_id = a.id
    left join lateral (select max(received_at) as at from aws_event e
      where e.customer_id = a.customer_id and e.account_id = a.id) e on true
    where a.status in ('connected', 'unsafe') and c.closed_at is null`
}

/** Worst first, and then always the same. */
const order = Prisma.sql`-f.mask, f."customerSlug", f."awsAccountId", f.region`

function beyond(after: string): Prisma.Sql {
  const [mask, ...names] = readCursor(after, 'text').value.split('|')
  if (names.length !== 3 || !/^\d{1,5}$/.test(mask ?? ''))
    throw new ServiceError('invalid', 'This page’s address is damaged. Start from the first page.')
  return Prisma.sql`(${order}) > (${-Number(mask)}::int, ${names[0]}, ${names[1]}, ${names[2]})`
}

/** Every account and region of every customer, worst first: ids, names and clocks, no resource of anybody's. */
export async function listFleet(ctx: Ctx, raw: z.input<typeof fleetQuery>): Promise<FleetPage> {
  const { actor } = requireStaffPermission(ctx, 'fleet:read')
  const { problem, customer, q, after, limit } = fleetQuery.parse(raw)
  const sweepIntervalSeconds = env().SWEEP_INTERVAL_SECONDS
  const entered = new Set(actor.kind === 'person' ? actor.entries.map(({ slug }) => slug) : [])
  const where = Prisma.join(
    [
      Prisma.sql`true`,
      ...(problem ? [Prisma.sql`f.mask & ${bitOf(problem)}::int > 0`] : []),
      ...(customer ? [Prisma.sql`f."customerSlug" = ${customer}`] : []),
      ...(q
        ? [
            Prisma.sql`strpos(lower(concat_ws(' ', f."customerName", f."accountName", f."awsAccountId", f.region)),
              lower(${q})) > 0`,
          ]
        : []),
    ],
    ' and ',
  )
  const counts = Prisma.join(
    fleetProblems.map(
      (one) => Prisma.sql`${one}::text, count(*) filter (where f.mask & ${bitOf(one)}::int > 0)`,
    ),
    ', ',
  )
  // One statement: the figures and the rows are of the same moment.
  const answer = await staffRead(
    (tx) => tx.$queryRaw<(Partial<Found> & { summary: Summary })[]>`
      with f as materialized (${fleet(sweepIntervalSeconds)}),
      page as (select * from f where ${where} ${after === undefined ? Prisma.empty : Prisma.sql`and ${beyond(after)}`}
        order by ${order} limit ${limit + 1})
      select f.*, summary.* from (
        select jsonb_build_object('regions', count(*), 'accounts', count(distinct f."accountId"),
          'counts', jsonb_build_object(${counts}), 'total', count(*) filter (where ${where})) as summary from f
      ) summary left join page f on true order by ${order}`,
  )
  const found = answer.filter(
    (row): row is Found & { summary: Summary } => row.accountId !== undefined && row.accountId !== null,
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const { total, ...summary } = answer[0]?.summary ?? {
    ...{ total: 0, regions: 0, accounts: 0 },
    counts: Object.fromEntries(fleetProblems.map((one) => [one, 0])) as Record<FleetProblem, number>,
  }
  return {
    ...summary,
    total,
    rows: rows.map(({ mask, summary: _, ...row }) => ({
      ...row,
      problems: problemsOf(mask),
      isEntered: entered.has(row.customerSlug),
    })),
    next:
      found.length > limit && last
        ? cursorOf({
            value: [last.mask, last.customerSlug, last.awsAccountId, last.region].join('|'),
            id: last.accountId,
          })
        : null,
    templateVersion,
    sweepIntervalSeconds,
    inventoryIntervalSeconds: env().INVENTORY_INTERVAL_SECONDS,
  }
}
