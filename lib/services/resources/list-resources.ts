import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { customerRead } from '#lib/db/doors.ts'
import { resourceTypeIds } from '#lib/domain/resources/types.ts'
import { verdictStatuses } from '#lib/domain/safeguards/verdict.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { type CursorKind, cursorOf, readCursor } from '#lib/services/cursor.ts'
import { readExcuses } from './excuses.ts'
import { type ResourceRecord, resourceColumns, resourceRow } from './resource-view.ts'
import type { ResourcePage } from './views.ts'

export const resourceSorts = ['name', 'creationTime', 'status', 'instanceCount', 'lastSeenAt'] as const

export const resourceQuery = z.object({
  q: z.string().trim().max(200).optional(),
  status: z.enum(verdictStatuses).optional(),
  type: z.enum(resourceTypeIds).optional(),
  account: z.uuid().optional(),
  region: z.string().max(40).optional(),
  safeguard: z.string().max(100).optional(),
  /** Only the failing ones that are excused now, or only those that are not. */
  excluded: z.enum(['true', 'false']).optional(),
  sort: z.enum(resourceSorts).default('creationTime'),
  order: z.enum(['asc', 'desc']).default('desc'),
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

function plainKey(key: Prisma.Sql, type: Prisma.Sql, kind: CursorKind) {
  return { key, type, text: Prisma.sql`${key}::text`, kind }
}

/** A time's text reads back as the same instant, whatever the connection's time zone. */
function timeKey(key: Prisma.Sql) {
  const text = Prisma.sql`to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
  return { key, type: Prisma.sql`timestamptz`, text, kind: 'time' as const }
}

/** What each sort compares, never null, and how a cursor's text becomes it again. */
const sortKeys: Record<
  (typeof resourceSorts)[number],
  { key: Prisma.Sql; type: Prisma.Sql; text: Prisma.Sql; kind: CursorKind }
> = {
  name: plainKey(Prisma.sql`r.name`, Prisma.sql`text`, 'text'),
  creationTime: timeKey(Prisma.sql`r.creation_time`),
  lastSeenAt: timeKey(Prisma.sql`r.last_seen_at`),
  instanceCount: plainKey(Prisma.sql`coalesce(r.instance_count, -1)`, Prisma.sql`int`, 'number'),
  // The worst first when descending.
  status: plainKey(
    Prisma.sql`(case r.status when 'failing' then 3 when 'unknown' then 2 when 'protected' then 1 else 0 end)`,
    Prisma.sql`int`,
    'number',
  ),
}

const excusedUntil = Prisma.sql`(case when r.status = 'failing'
  then excluded_until(r.customer_id, r.account_id, r.region, r.type, r.name, r.failing) end)`

/** `%` and `_` in what a person typed are letters, not patterns. */
function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

function conditions(query: z.output<typeof resourceQuery>): Prisma.Sql {
  const { q, status, type, account, region, safeguard, excluded } = query
  const all = [Prisma.sql`r.closed_at is null`]
  if (q) all.push(Prisma.sql`(r.name ilike ${likePattern(q)} or r.arn ilike ${likePattern(q)})`)
  if (status) all.push(Prisma.sql`r.status = ${status}::verdict_status`)
  if (type) all.push(Prisma.sql`r.type = ${type}`)
  if (account) all.push(Prisma.sql`r.account_id = ${account}::uuid`)
  if (region) all.push(Prisma.sql`r.region = ${region}`)
  if (safeguard) all.push(Prisma.sql`${safeguard} = any(r.failing)`)
  if (excluded === 'true') all.push(Prisma.sql`${excusedUntil} is not null`)
  if (excluded === 'false') all.push(Prisma.sql`${excusedUntil} is null`)
  return Prisma.join(all, ' and ')
}

/** A customer's resources that AWS still lists: filtered, sorted, a page at a time by keyset. */
export async function listResources(ctx: Ctx, raw: z.input<typeof resourceQuery>): Promise<ResourcePage> {
  const scoped = requirePermission(ctx, 'resource:read')
  const query = resourceQuery.parse(raw)
  const { key, type, text, kind } = sortKeys[query.sort]
  const cursor = query.after === undefined ? null : readCursor(query.after, kind)
  const where = conditions(query)
  const isUp = query.order === 'asc'
  const beyond = cursor
    ? Prisma.sql`and (${key}, r.id) ${isUp ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.value}::${type}, ${cursor.id}::uuid)`
    : Prisma.empty
  const direction = isUp ? Prisma.sql`asc` : Prisma.sql`desc`
  return customerRead(scoped, async (tx) => {
    const found = await tx.$queryRaw<(ResourceRecord & { sortValue: string })[]>`
      select ${resourceColumns}, ${excusedUntil} as "excludedUntil",
        ${text} as "sortValue"
      from resource r join aws_account a on a.customer_id = r.customer_id and a.id = r.account_id
      where ${where} ${beyond}
      order by ${key} ${direction}, r.id ${direction} limit ${query.limit + 1}`
    const [count] = await tx.$queryRaw<
      { total: bigint }[]
    >`select count(*) as total from resource r where ${where}`
    const rows = found.slice(0, query.limit)
    const last = rows.at(-1)
    const excused = rows.filter(({ excludedUntil }) => excludedUntil !== null)
    const excuses = await readExcuses(
      tx,
      excused.map(({ id }) => id),
    )
    return {
      rows: rows.map((row) => resourceRow(row, excuses)),
      next: found.length > query.limit && last ? cursorOf({ value: last.sortValue, id: last.id }) : null,
      total: Number(count?.total ?? 0),
    }
  })
}
