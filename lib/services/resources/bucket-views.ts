import type { Tx } from '#lib/db/client.ts'
import type { Resource } from '#lib/db/generated/client.ts'
import { openedAnswer, prefixOf } from '#lib/domain/resources/buckets.ts'
import { type DataLocations, dataLocationsOf } from '#lib/domain/resources/data-locations.ts'
import { asObject } from '#lib/domain/resources/read-json.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { type BucketAction, bucketActions, isNoneAnswer } from '#lib/domain/safeguards/bucket-answers.ts'
import { compareSafeguards, findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'
import type { AnswerView, BucketUser, ResourceDetail, UsedBucketView } from './views.ts'

type Owner = Pick<Resource, 'customerId' | 'accountId'>

/** What was read of some buckets of an account, by name. A bucket that was never read is not in it. */
export async function readBucketRows(
  tx: Tx,
  { customerId, accountId }: Owner,
  names: readonly string[],
): Promise<Map<string, NonNullable<UsedBucketView['bucket']>>> {
  if (names.length === 0) return new Map()
  const rows = await tx.resource.findMany({
    where: { customerId, accountId, type: 's3-bucket', name: { in: [...names] } },
    select: {
      ...{ id: true, name: true, status: true, closedAt: true },
      verdicts: { select: { safeguard: true, status: true } },
    },
  })
  return new Map(
    rows.map(({ id, name, status, closedAt, verdicts }) => [
      name,
      {
        ...{ id, status },
        isGone: closedAt !== null,
        verdicts: verdicts
          .toSorted((left, right) => compareSafeguards(left.safeguard, right.safeguard))
          .map((verdict) => ({ ...verdict, title: findRule(verdict.safeguard)?.title ?? verdict.safeguard })),
      },
    ]),
  )
}

/** The buckets a resource reads and writes, and what leads to none. */
export async function readUsedBuckets(
  tx: Tx,
  resource: Resource,
): Promise<Pick<ResourceDetail, 'buckets' | 'notFollowed'>> {
  const { buckets, notFollowed }: DataLocations = dataLocationsOf(
    resource.type as ResourceType,
    resource.settings,
  )
  const rows = await readBucketRows(
    tx,
    resource,
    buckets.map(({ bucket }) => bucket),
  )
  return {
    notFollowed,
    buckets: buckets.map(({ bucket, uses }) => ({
      name: bucket,
      uses: uses.map(({ access, path, uri }) => ({ access, path, prefix: prefixOf(uri) })),
      bucket: rows.get(bucket) ?? null,
    })),
  }
}

const usersShown = 20

/** The newest resources that use a bucket of the account; none for what is no bucket. */
export async function readUsers(tx: Tx, bucket: Resource): Promise<ResourceDetail['usedBy']> {
  if (bucket.type !== 's3-bucket') return { rows: [], total: 0 }
  const { customerId, accountId, name } = bucket
  const rows = await tx.$queryRaw<(BucketUser & { total: bigint })[]>`
    select r.id, r.name, r.type, r.status::text as status, r.region,
      array_agg(u.access::text order by u.access) as accesses, count(*) over () as total
    from bucket_use u join resource r on r.customer_id = u.customer_id and r.id = u.resource_id
    where u.customer_id = ${customerId}::uuid and u.bucket = ${name} and r.account_id = ${accountId}::uuid
      and r.closed_at is null
    group by r.customer_id, r.id order by r.creation_time desc, r.id limit ${usersShown}`
  return {
    rows: rows.map(({ total: _total, ...user }) => user),
    total: Number(rows[0]?.total ?? 0),
  }
}

function answerView(action: BucketAction, answer: Answer): AnswerView {
  if (answer.kind === 'described')
    return { action, kind: 'described', described: openedAnswer(answer.described) }
  return isNoneAnswer(action, answer.gap.error)
    ? { action, kind: 'none' }
    : { action, kind: 'refused', error: answer.gap.error }
}

/** AWS's answers about a bucket, in the order they are asked for. */
export function answerViews({ type, answers }: Pick<Resource, 'type' | 'answers'>): AnswerView[] {
  const stored = asObject(answers) as Partial<Record<BucketAction, Answer>> | null
  if (type !== 's3-bucket' || stored === null) return []
  return bucketActions.flatMap((action) => {
    const answer = stored[action]
    return answer === undefined ? [] : [answerView(action, answer)]
  })
}
