import { Prisma } from '#lib/db/generated/client.ts'
import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

export interface DueReading {
  customerId: string
  accountId: string
  region: string
}

export type Reading = 'sweep' | 'inventory'

const startedAt: Record<Reading, Prisma.Sql> = {
  sweep: Prisma.sql`s.swept_at`,
  inventory: Prisma.sql`s.inventory_at`,
}

/** Every region of every connected account whose newest reading of this sort started longer ago than the interval. */
export async function listDueReadings(
  ctx: Ctx,
  { reading, intervalSeconds }: { reading: Reading; intervalSeconds: number },
): Promise<DueReading[]> {
  requireStaffPermission(ctx, 'scan:run')
  const at = startedAt[reading]
  return staffRead(
    (tx) => tx.$queryRaw<DueReading[]>`
      select a.customer_id as "customerId", a.id as "accountId", place.region
      from aws_account a join customer c on c.id = a.customer_id and c.closed_at is null
      cross join unnest(a.regions) as place (region)
      left join region_scan s on s.customer_id = a.customer_id and s.account_id = a.id and s.region = place.region
      where a.status = 'connected' and (${at} is null or ${at} < now() - make_interval(secs => ${intervalSeconds}))
      order by ${at} nulls first`,
  )
}
