import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

/** The chains with rows that no digest covers, whose newest digest is older than the interval. */
export async function listDueSeals(
  ctx: Ctx,
  { intervalSeconds }: { intervalSeconds: number },
): Promise<string[]> {
  requireStaffPermission(ctx, 'audit:seal')
  const rows = await staffRead(
    (tx) => tx.$queryRaw<{ customerId: string }[]>`
      select h.customer_id as "customerId" from audit_head h
      left join lateral (
        select d.seq, d.at from audit_digest d where d.customer_id = h.customer_id order by d.number desc limit 1
      ) last on true
      where h.seq > coalesce(last.seq, 0)
        and (last.at is null or last.at < now() - make_interval(secs => ${intervalSeconds}))
      order by h.customer_id`,
  )
  return rows.map(({ customerId }) => customerId)
}
