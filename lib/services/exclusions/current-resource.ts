import type { Exclusion, Resource } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'

/**
 * What AWS lists now under an exclusion's name, of the kind that was asked about; the newest, since a name may be
 * used again after a deletion.
 */
export async function currentResource(
  tx: Tx,
  exclusion: Pick<Exclusion, 'customerId' | 'accountId' | 'region' | 'jobName' | 'requestId'>,
): Promise<Resource | null> {
  const { customerId, accountId, region, jobName: name, requestId } = exclusion
  const { resourceType } = await tx.exclusionRequest.findUniqueOrThrow({
    where: { customerId_id: { customerId, id: requestId } },
    select: { resourceType: true },
  })
  return tx.resource.findFirst({
    where: { customerId, accountId, region, name, type: resourceType, closedAt: null },
    orderBy: { creationTime: 'desc' },
  })
}
