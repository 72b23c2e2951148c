import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { cursorOf, readCursor } from '#lib/services/cursor.ts'
import type { ExclusionCounts, ExclusionPage, ExclusionRow } from './views.ts'

export const exclusionViews = ['active', 'asked', 'ended'] as const

export const exclusionQuery = z.object({
  view: z.enum(exclusionViews).default('active'),
  q: z.string().trim().max(200).optional(),
  account: z.uuid().optional(),
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

type Line = Omit<ExclusionRow, 'since' | 'endsAt' | 'endedAt'> & {
  since: Date
  endsAt: Date
  endedAt: Date | null
  sortValue: string
}

/** Both kinds as one: exclusions, and the requests that are not (yet) exclusions. */
const lines = Prisma.sql`
  select 'exclusion' as kind, e.id, e.request_id as "requestId", r.state::text as "requestState",
    e.state::text as "exclusionState", array[e.job_name] as names, r.resource_type as "resourceType", e.safeguard,
    e.account_id as "accountId", e.region, r.requester_name as "requesterName", r.is_urgent as "isUrgent",
    e.starts_at as since, e.ends_at as "endsAt", e.ended_at as "endedAt",
    case when e.state in ('active', 'suspended') then 'active' else 'ended' end as view,
    case when e.state in ('active', 'suspended') then e.ends_at else e.ended_at end as sort_time
  from exclusion e join exclusion_request r on r.customer_id = e.customer_id and r.id = e.request_id
  union all
  select 'request', r.id, r.id, r.state::text, null, r.job_names, r.resource_type, r.safeguard, r.account_id, r.region,
    r.requester_name, r.is_urgent, r.requested_at, r.ends_at, r.decided_at,
    case when r.state in ('declined', 'withdrawn', 'lapsed') then 'ended' else 'asked' end,
    case when r.state in ('declined', 'withdrawn', 'lapsed') then coalesce(r.decided_at, r.requested_at) else r.requested_at end
  from exclusion_request r where r.state <> 'approved'`

async function countAll(tx: Tx): Promise<ExclusionCounts> {
  const [row] = await tx.$queryRaw<Record<keyof ExclusionCounts, number>[]>`
    select count(*) filter (where view = 'active' and "exclusionState" = 'active')::int as active,
      count(*) filter (where "exclusionState" = 'suspended')::int as suspended,
      count(*) filter (where view = 'asked')::int as asked,
      count(*) filter (where "requestState" = 'information_asked')::int as "toAnswer",
      count(*) filter (where view = 'ended')::int as ended
    from (${lines}) as line`
  return row ?? { active: 0, suspended: 0, asked: 0, toAnswer: 0, ended: 0 }
}

/** `%` and `_` in what a person typed are letters, not patterns. */
function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

/** A customer's exclusions: active (the soonest end first), asked and ended (the newest first). */
export async function listExclusions(ctx: Ctx, raw: z.input<typeof exclusionQuery>): Promise<ExclusionPage> {
  const scoped = requirePermission(ctx, 'exclusion:read')
  const { view, q, account, after, limit } = exclusionQuery.parse(raw)
  const cursor = after === undefined ? null : readCursor(after, 'time')
  const isUp = view === 'active'
  const conditions = [Prisma.sql`line.view = ${view}`]
  if (account !== undefined) conditions.push(Prisma.sql`line."accountId" = ${account}::uuid`)
  if (q) conditions.push(Prisma.sql`array_to_string(line.names, ' ') ilike ${likePattern(q)}`)
  const where = Prisma.join(conditions, ' and ')
  const beyond = cursor
    ? Prisma.sql`and (line.sort_time, line.id) ${isUp ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.value}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty
  const direction = isUp ? Prisma.sql`asc` : Prisma.sql`desc`
  return customerRead(scoped, async (tx) => {
    const found = await tx.$queryRaw<Line[]>`
      select line.*, a.name as "accountName", a.aws_account_id as "awsAccountId",
        to_char(line.sort_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sortValue"
      from (${lines}) as line join aws_account a on a.id = line."accountId"
      where ${where} ${beyond}
      order by line.sort_time ${direction}, line.id ${direction} limit ${limit + 1}`
    const [count] = await tx.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from (${lines}) as line where ${where}`
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return {
      rows: rows.map(rowOf),
      next: found.length > limit && last ? cursorOf({ value: last.sortValue, id: last.id }) : null,
      total: count?.total ?? 0,
      counts: await countAll(tx),
    }
  })
}

function rowOf(line: Line): ExclusionRow {
  const { kind, id, requestId, requestState, exclusionState, names, resourceType, safeguard } = line
  const { accountId, accountName, awsAccountId, region, requesterName, isUrgent } = line
  return {
    ...{ kind, id, requestId, requestState, exclusionState, names, resourceType, safeguard },
    ...{ accountId, accountName, awsAccountId, region, requesterName, isUrgent },
    since: line.since.toISOString(),
    endsAt: line.endsAt.toISOString(),
    endedAt: line.endedAt?.toISOString() ?? null,
  }
}
