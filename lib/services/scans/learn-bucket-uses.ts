import type { Tx } from '#lib/db/client.ts'
import { bucketAccesses } from '#lib/domain/resources/buckets.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'

interface Learned {
  id: string
  type: ResourceType
  settings: unknown
}

/** Settings are large; this many at a time are held. */
const batchSize = 500
/** A reading records what it described a while later. */
const overlap = '15 minutes'

/**
 * Ties resources to the buckets that their settings name: those described since the account's buckets were last
 * read, and those of which no bucket is known. A batch by id; null when there are no more.
 */
export async function learnBucketUses(
  tx: Tx,
  { customerId, accountId }: { customerId: string; accountId: string },
  after: string | null,
): Promise<string | null> {
  const rows = await tx.$queryRaw<Learned[]>`
    select r.id, r.type, r.settings from resource r
    left join bucket_reading b on b.customer_id = r.customer_id and b.account_id = r.account_id
    where r.customer_id = ${customerId}::uuid and r.account_id = ${accountId}::uuid and r.closed_at is null
      and r.type <> 's3-bucket' and r.settings is not null and (${after}::uuid is null or r.id > ${after}::uuid)
      and (b.started_at is null or r.described_at > b.started_at - ${overlap}::interval
        or not exists (select from bucket_use u where u.customer_id = r.customer_id and u.resource_id = r.id))
    order by r.id limit ${batchSize}`
  const ids = rows.map(({ id }) => id)
  await tx.bucketUse.deleteMany({ where: { customerId, resourceId: { in: ids } } })
  await tx.bucketUse.createMany({
    data: rows.flatMap(({ id, type, settings }) =>
      bucketAccesses(type, settings).map((use) => ({ customerId, resourceId: id, ...use })),
    ),
  })
  return rows.length < batchSize ? null : (ids.at(-1) ?? null)
}

/** The names of the buckets that the account's resources use, each once. */
export async function usedBuckets(
  tx: Tx,
  { customerId, accountId }: { customerId: string; accountId: string },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ bucket: string }[]>`
    select distinct u.bucket from bucket_use u
    join resource r on r.customer_id = u.customer_id and r.id = u.resource_id
    where r.customer_id = ${customerId}::uuid and r.account_id = ${accountId}::uuid and r.closed_at is null
    order by u.bucket`
  return rows.map(({ bucket }) => bucket)
}
