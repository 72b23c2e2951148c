import type { Tx } from '#lib/db/client.ts'
import { canJudgeStored } from '#lib/domain/resources/stored-settings.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { catalogueRevision } from '#lib/domain/safeguards/revision.ts'
import type { Place } from './record-resources.ts'

/** What of a kind is on record in a region, as far as an inventory has work with it. */
export interface OnRecord {
  /** Some were never described. */
  isUnread: boolean
  /** Some were judged by another catalogue, and can be judged from what is stored. */
  isOutdated: boolean
}

/**
 * The kinds of which anything is open in a region. Most regions use few of all kinds: an inventory asks once
 * for all of them, not once a kind.
 */
export async function findOnRecord(tx: Tx, place: Place): Promise<Map<ResourceType, OnRecord>> {
  const { customerId, accountId, region } = place
  const rows = await tx.$queryRaw<{ type: ResourceType; isUnread: boolean; revisions: (string | null)[] }[]>`
    select type, bool_or(described_at is null) as "isUnread",
      coalesce(array_agg(distinct catalogue_revision) filter (where described_at is not null), '{}') as revisions
    from resource
    where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and region = ${region}
      and closed_at is null
    group by type`
  return new Map(
    rows.map(({ type, isUnread, revisions }) => [
      type,
      {
        isUnread,
        isOutdated:
          canJudgeStored(type) && revisions.some((revision) => revision !== catalogueRevision(type)),
      },
    ]),
  )
}
