import type { Exclusion, Resource } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'

/** What AWS lists now under an exclusion's name; the newest, since a name may be used again after a deletion. */
export async function currentResource(
  tx: Tx,
  exclusion: Pick<Exclusion, 'customerId' | 'accountId' | 'region' | 'jobName' | 'safeguard'>,
): Promise<Resource | null> {
  const { customerId, accountId, region, jobName: name, safeguard } = exclusion
  return tx.resource.findFirst({
    where: {
      ...{ customerId, accountId, region, name, closedAt: null },
      type: { in: [...(findRule(safeguard)?.resourceTypes ?? [])] },
    },
    orderBy: { creationTime: 'desc' },
  })
}
