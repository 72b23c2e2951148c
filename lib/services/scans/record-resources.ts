import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type CollectedResource, resourceKey } from '#lib/aws/collectors/kind.ts'
import type { Tx } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { keepSettings } from '#lib/domain/resources/keep-settings.ts'
import { instanceCountOf } from '#lib/domain/resources/resource-instances.ts'
import { judgeResource } from '#lib/domain/safeguards/catalogue.ts'
import { resourceStatus } from '#lib/domain/safeguards/resource-status.ts'
import type { Verdict } from '#lib/domain/safeguards/verdict.ts'
import { catalogueRevision } from '#lib/domain/safeguards/revision.ts'
import type { InForce } from '#lib/domain/safeguards/revisions.ts'
import { readInForce } from '#lib/services/rules/in-force.ts'
import { insertFound } from './insert-found.ts'

export interface Place {
  customerId: string
  accountId: string
  region: string
}

export interface RecordedChanges {
  found: number
  changed: number
}

/** What a resource is known by from now on, and what was found about it. */
export interface Recorded {
  id: string
  verdicts: readonly (Pick<Verdict, 'safeguard' | 'status'> & { reasons: unknown })[]
}

type Json = Prisma.InputJsonValue

/** Plain JSON, as PostgreSQL gives it back. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}

function judged(item: CollectedResource, at: Date, inForce: InForce) {
  const { evidence } = item
  if (evidence === undefined) return null
  const verdicts = judgeResource(item.type, evidence, inForce).map((verdict) => ({
    ...verdict,
    reasons: asJson(verdict.reasons),
  }))
  const own = resourceStatus(verdicts)
  const isDescribed = evidence.kind === 'described'
  return {
    verdicts,
    columns: {
      status: own.status,
      failing: own.failing,
      catalogueRevision: catalogueRevision(item.type, inForce),
      instanceCount: isDescribed ? instanceCountOf(item.type, evidence.described) : null,
      ...(isDescribed
        ? {
            settings: asJson(keepSettings(evidence.described)) as Json,
            describedAt: item.describedAt ?? at,
          }
        : {}),
    },
  }
}

/** One look at a region at a time: what an event, a sweep and an inventory find together is inserted once. */
async function lockRegion(tx: Tx, { accountId, region }: Place): Promise<void> {
  await tx.$executeRaw`/* ahead */ select pg_advisory_xact_lock(hashtextextended(${`resources:${accountId}:${region}`}, 0))`
}

/** A resource as it was recorded before, as far as a reading compares it. */
interface Known {
  id: string
  arn: string
  creationTime: Date
  closedAt: Date | null
  awsStatus: string | null
  status: string
  catalogueRevision: string | null
  instanceCount: number | null
  failing: string[]
  settings: unknown
  verdicts: { safeguard: string; status: string; reasons: unknown }[]
}

/** In one statement. A bucket's ARN names no account, so it is asked for. */
async function readKnown(tx: Tx, place: Place, items: readonly CollectedResource[]): Promise<Known[]> {
  return tx.$queryRaw<Known[]>`
    select r.id, r.arn, r.creation_time as "creationTime", r.closed_at as "closedAt", r.aws_status as "awsStatus",
      r.status::text as status, r.catalogue_revision as "catalogueRevision", r.instance_count as "instanceCount",
      r.failing, r.settings,
      (select coalesce(jsonb_agg(jsonb_build_object('safeguard', v.safeguard, 'status', v.status, 'reasons', v.reasons)), '[]')
        from verdict v where v.customer_id = r.customer_id and v.resource_id = r.id) as verdicts
    from resource r
    where r.customer_id = ${place.customerId}::uuid and r.account_id = ${place.accountId}::uuid
      and r.arn = any(${items.map(({ arn }) => arn)}::text[])`
}

/** Whether a description says what we hold already; then only its time is new. */
function isSame(known: Known, { verdicts, columns }: NonNullable<ReturnType<typeof judged>>): boolean {
  const plain = (rows: readonly { safeguard: string; status: string; reasons: unknown }[]) =>
    Object.fromEntries(rows.map(({ safeguard, status, reasons }) => [safeguard, { status, reasons }]))
  return (
    known.status === columns.status &&
    known.catalogueRevision === columns.catalogueRevision &&
    known.instanceCount === columns.instanceCount &&
    isDeepStrictEqual(known.failing, columns.failing) &&
    (columns.settings === undefined || isDeepStrictEqual(known.settings, columns.settings)) &&
    isDeepStrictEqual(plain(known.verdicts), plain(verdicts))
  )
}

/**
 * Writes what a page of a reading found: new resources with their verdicts, and changes of what is known.
 * History is kept; nothing is deleted. Answers also what each described item is known by, by its key.
 */
export async function recordResources(
  tx: Tx,
  place: Place,
  items: readonly CollectedResource[],
  at: Date,
): Promise<RecordedChanges & { recorded: ReadonlyMap<string, Recorded> }> {
  const { customerId } = place
  await lockRegion(tx, place)
  // Neither waits for the other's answer.
  const [{ inForce }, allKnown] = await Promise.all([readInForce(tx), readKnown(tx, place, items)])
  const knownByKey = new Map(allKnown.map((known) => [resourceKey(known), known] as const))
  const resources: Prisma.ResourceCreateManyInput[] = []
  const verdicts: Prisma.VerdictCreateManyInput[] = []
  const changes: Prisma.StatusChangeCreateManyInput[] = []
  const seen: string[] = []
  const described: string[] = []
  let changed = 0
  const recorded = new Map<string, Recorded>()

  for (const item of items) {
    const result = judged(item, at, inForce)
    const known = knownByKey.get(resourceKey(item))
    const id = known?.id ?? randomUUID()
    if (result) recorded.set(resourceKey(item), { id, verdicts: result.verdicts })
    const changedTo = (subject: string, before: string | null, after: string) =>
      changes.push({ customerId, resourceId: id, subject, before, after, at })
    if (!known) {
      if (!result) continue // listed as known, and forgotten meanwhile: the next reading describes it
      const { arn, name, type, awsStatus, creationTime, endTime } = item
      const own = { id, ...place, type, arn, name, awsStatus, creationTime, endTime, lastSeenAt: at }
      resources.push({ ...own, ...result.columns })
      if (awsStatus !== null) changedTo('aws', null, awsStatus)
    } else {
      if (item.describedAt === undefined) seen.push(id)
      const isMoved = known.awsStatus !== item.awsStatus || known.closedAt !== null
      const isNew = result !== null && !isSame(known, result)
      if (result?.columns.describedAt && !isNew && item.describedAt === undefined) described.push(id)
      if (isMoved || isNew) {
        changed += isMoved || (isNew && result.columns.status !== known.status) ? 1 : 0
        const moved = { awsStatus: item.awsStatus, endTime: item.endTime, closedAt: null }
        await tx.resource.update({
          where: { customerId_id: { customerId, id } },
          data: { ...moved, ...(isNew ? result.columns : {}) },
        })
      }
      if (item.awsStatus !== null && known.awsStatus !== item.awsStatus)
        changedTo('aws', known.awsStatus, item.awsStatus)
      if (!isNew) continue
      await tx.verdict.deleteMany({ where: { customerId, resourceId: id } })
    }
    for (const { safeguard, status, reasons } of result?.verdicts ?? []) {
      verdicts.push({ customerId, resourceId: id, safeguard, status, reasons: reasons as Json, judgedAt: at })
      const before = known?.verdicts.find((verdict) => verdict.safeguard === safeguard)?.status ?? null
      if (before !== status) changedTo(safeguard, before, status)
    }
  }

  await insertFound(tx, { resources, verdicts, changes })
  // AWS lists one thing of a name: what was there before a newer one is gone, whichever list says so next.
  const replaced = [...knownByKey.values()].filter(
    ({ arn, creationTime, closedAt }) =>
      closedAt === null && items.some((item) => item.arn === arn && item.creationTime > creationTime),
  )
  if (replaced.length > 0)
    await tx.$executeRaw`/* ahead */ update resource set closed_at = ${at}
      where customer_id = ${customerId}::uuid and id = any(${replaced.map(({ id }) => id)}::uuid[]) and closed_at is null`
  if (seen.length > 0)
    await tx.$executeRaw`update resource set last_seen_at = ${at}
      where customer_id = ${customerId}::uuid and id = any(${seen}::uuid[])`
  if (described.length > 0)
    await tx.$executeRaw`update resource set described_at = ${at}
      where customer_id = ${customerId}::uuid and id = any(${described}::uuid[])`
  return { found: resources.length, changed, recorded }
}
