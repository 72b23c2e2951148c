import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

export interface DueBucketReading {
  customerId: string
  accountId: string
}

/**
 * Every connected account whose buckets were last read longer ago than the interval. The first time is after the
 * first inventory, which tells what uses which.
 */
export async function listDueBucketReadings(
  ctx: Ctx,
  { intervalSeconds }: { intervalSeconds: number },
): Promise<DueBucketReading[]> {
  requireStaffPermission(ctx, 'scan:run')
  return staffRead(
    (tx) => tx.$queryRaw<DueBucketReading[]>`
      select a.customer_id as "customerId", a.id as "accountId"
      from aws_account a join customer c on c.id = a.customer_id and c.closed_at is null
      left join bucket_reading b on b.customer_id = a.customer_id and b.account_id = a.id
      where a.status = 'connected' and (b.started_at is null or b.started_at < now() - make_interval(secs => ${intervalSeconds}))
        and exists (select from region_scan s where s.customer_id = a.customer_id and s.account_id = a.id
          and s.inventory_finished_at is not null)
      order by b.started_at nulls first`,
  )
}
