import { type CollectedResource, resourceKey } from '#lib/aws/collectors/kind.ts'
import type { Tx } from '#lib/db/client.ts'

/**
 * Which of these have settings on record. A closed one stays known: a job's cannot have changed if it shows up
 * again.
 */
export async function findDescribed(
  tx: Tx,
  customerId: string,
  items: readonly CollectedResource[],
): Promise<Set<string>> {
  const rows = await tx.resource.findMany({
    where: { customerId, arn: { in: items.map(({ arn }) => arn) }, describedAt: { not: null } },
    select: { arn: true, creationTime: true },
  })
  return new Set(rows.map(resourceKey))
}
