import { staffRead } from '#lib/db/doors.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

/** How long an event may be owed, in seconds: until a worker has taken it up, and until that worker is done. */
export interface OwedFor {
  untaken: number
  taken: number
}

/** The condition on `aws_event`, by the database's clock. */
export const owedLongerThan = ({ untaken, taken }: OwedFor): Prisma.Sql => Prisma.sql`
  settled_at is null and coalesce(taken_at + make_interval(secs => ${taken}::float8),
    received_at + make_interval(secs => ${untaken}::float8)) < clock_timestamp()`

/** The customers with events that are owed for longer than that. */
export async function listOwedEvents(ctx: Ctx, owedFor: OwedFor): Promise<string[]> {
  requireStaffPermission(ctx, 'scan:run')
  const rows = await staffRead(
    (tx) => tx.$queryRaw<{ customerId: string }[]>`
      select distinct customer_id as "customerId" from aws_event where ${owedLongerThan(owedFor)}`,
  )
  return rows.map(({ customerId }) => customerId)
}
