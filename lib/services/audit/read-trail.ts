import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { canSeal } from './seal.ts'
import type { TrailPage, TrailRow } from './views.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a day as 2026-11-23.')

export const trailQuery = z.object({
  actor: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  resourceType: z.string().max(100).optional(),
  /** The whole id of a resource. */
  resource: z.string().max(300).optional(),
  /** Whole days in UTC, both included. */
  from: day.optional(),
  to: day.optional(),
  /** One row alone. */
  seq: z.coerce.number().int().min(1).optional(),
  after: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

/** The filters' choices come from so many of the newest rows. */
const choicesFrom = 5000
const mostCounted = 100_000

interface Found extends Omit<TrailRow, 'seq' | 'at'> {
  seq: bigint
  at: Date
}

/** One chain, newest first, filtered and paged by its own numbers. */
export async function readTrail(
  tx: Tx,
  customerId: string,
  query: z.output<typeof trailQuery>,
): Promise<TrailPage> {
  const { actor, action, resourceType, resource, from, to, seq, after, limit } = query
  const all = [Prisma.sql`customer_id = ${customerId}::uuid`]
  if (actor) all.push(Prisma.sql`actor_id = ${actor}`)
  if (action) all.push(Prisma.sql`action = ${action}`)
  if (resourceType) all.push(Prisma.sql`resource_type = ${resourceType}`)
  if (resource) all.push(Prisma.sql`resource_id = ${resource}`)
  if (from) all.push(Prisma.sql`at >= ${from}::date`)
  if (to) all.push(Prisma.sql`at < ${to}::date + 1`)
  if (seq) all.push(Prisma.sql`seq = ${seq}`)
  const where = Prisma.join(all, ' and ')
  // Days are UTC's, whatever the server's own zone.
  await tx.$executeRaw`select set_config('timezone', 'UTC', true)`
  const beyond = after === undefined ? Prisma.empty : Prisma.sql`and seq < ${after}`
  const found = await tx.$queryRaw<Found[]>`
    select seq, at, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action,
      resource_type as "resourceType", resource_id as "resourceId", request_id as "requestId", details, hash
    from audit_entry where ${where} ${beyond} order by seq desc limit ${limit + 1}`
  const [counted] = await tx.$queryRaw<{ total: bigint }[]>`
    select count(*) as total from (select from audit_entry where ${where} limit ${mostCounted}) as counted`
  const choices = await tx.$queryRaw<
    { actorId: string; actorName: string; action: string; resourceType: string }[]
  >`
    select distinct actor_id as "actorId", actor_name as "actorName", action, resource_type as "resourceType"
    from (select * from audit_entry where customer_id = ${customerId}::uuid order by seq desc limit ${choicesFrom}) as newest`
  const digest = await tx.auditDigest.findFirst({ where: { customerId }, orderBy: { number: 'desc' } })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const names = new Map(choices.map(({ actorId, actorName }) => [actorId, actorName]))
  return {
    rows: rows.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() })),
    next: found.length > limit && last ? String(last.seq) : null,
    total: Number(counted?.total ?? 0),
    actors: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    actions: [...new Set(choices.map((row) => row.action))].sort(),
    resourceTypes: [...new Set(choices.map((row) => row.resourceType))].sort(),
    digest: digest && {
      number: digest.number,
      at: digest.at.toISOString(),
      seq: Number(digest.seq),
      hash: digest.digestHash,
    },
    isSealing: canSeal(),
  }
}
