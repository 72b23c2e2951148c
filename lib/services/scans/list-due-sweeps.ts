import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

export interface DueSweep {
  customerId: string
  accountId: string
  region: string
}

/** Every region of every connected account whose newest reading started longer ago than the interval. */
export async function listDueSweeps(
  ctx: Ctx,
  { intervalSeconds }: { intervalSeconds: number },
): Promise<DueSweep[]> {
  requireStaffPermission(ctx, 'scan:run')
  return staffRead(
    (tx) => tx.$queryRaw<DueSweep[]>`
      select a.customer_id as "customerId", a.id as "accountId", place.region
      from aws_account a join customer c on c.id = a.customer_id and c.closed_at is null
      cross join unnest(a.regions) as place (region)
      left join region_scan s on s.customer_id = a.customer_id and s.account_id = a.id and s.region = place.region
      where a.status = 'connected' and (s.started_at is null or s.started_at < now() - make_interval(secs => ${intervalSeconds}))
      order by s.started_at nulls first`,
  )
}
