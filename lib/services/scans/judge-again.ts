import type { Tx } from '#lib/db/client.ts'
import { canJudgeStored } from '#lib/domain/resources/stored-settings.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { catalogueRevision } from '#lib/domain/safeguards/revision.ts'
import { type Place, type RecordedChanges, recordResources } from './record-resources.ts'

/** Settings are large; this many at a time are held. */
const batchSize = 200

/**
 * Judges what is on record of a kind by the catalogue of now, where another judged it, from the settings as they
 * were stored. A batch at a time; null when none is left.
 */
export async function judgeAgain(
  tx: Tx,
  place: Place,
  type: ResourceType,
  at: Date,
): Promise<RecordedChanges | null> {
  if (!canJudgeStored(type)) return null
  const { customerId, accountId, region } = place
  const rows = await tx.resource.findMany({
    where: {
      ...{ customerId, accountId, region, type, closedAt: null, describedAt: { not: null } },
      OR: [{ catalogueRevision: null }, { catalogueRevision: { not: catalogueRevision(type) } }],
    },
    orderBy: { id: 'asc' },
    take: batchSize,
  })
  if (rows.length === 0) return null
  const { found, changed } = await recordResources(
    tx,
    place,
    rows.map(({ arn, name, awsStatus, creationTime, endTime, settings, describedAt }) => ({
      ...{ type, arn, name, awsStatus, creationTime, endTime },
      evidence: { kind: 'described', described: settings },
      ...(describedAt && { describedAt }),
    })),
    at,
  )
  return { found, changed }
}
