import type { CollectedResource } from '#lib/aws/collectors/kind.ts'
import type { Tx } from '#lib/db/client.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Place } from './record-resources.ts'

/** So many a reading; the rest comes with the next ones. */
const most = 500

/** Resources whose settings could not be read so far: no list of news names them again. */
export async function findUnread(tx: Tx, place: Place, type: ResourceType): Promise<CollectedResource[]> {
  const rows = await tx.resource.findMany({
    where: { ...place, type, closedAt: null, describedAt: null },
    orderBy: { lastSeenAt: 'asc' },
    take: most,
    select: { arn: true, name: true, awsStatus: true, creationTime: true, endTime: true },
  })
  return rows.map((row) => ({ ...row, type }))
}
