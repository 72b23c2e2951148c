import { type CollectedResource, resourceKey } from '#lib/aws/collectors/kind.ts'
import type { Tx } from '#lib/db/client.ts'
import { canJudgeStored } from '#lib/domain/resources/stored-settings.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { catalogueRevision } from '#lib/domain/safeguards/revision.ts'

/**
 * Which of these need no describe: their settings cannot have changed and are on record, judged by what judges
 * now or good enough to be judged again. A closed one stays known if it shows up again.
 */
export async function findDescribed(
  tx: Tx,
  customerId: string,
  items: readonly CollectedResource[],
): Promise<Set<string>> {
  const immutable = items.filter(({ type }) => resourceTypes[type].isImmutable)
  if (immutable.length === 0) return new Set()
  const typeOf = new Map(immutable.map(({ arn, type }) => [arn, type]))
  const rows = await tx.resource.findMany({
    where: { customerId, arn: { in: [...typeOf.keys()] }, describedAt: { not: null } },
    select: { arn: true, creationTime: true, catalogueRevision: true },
  })
  const known = rows.filter((row) => {
    const type = typeOf.get(row.arn)
    return type && (canJudgeStored(type) || row.catalogueRevision === catalogueRevision(type))
  })
  return new Set(known.map(resourceKey))
}
