import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { forbidden } from '#lib/services/errors.ts'

export const readInput = z.object({ until: z.iso.datetime() })

/** Marks as read what came up to the newest notice that was shown; never less than before, and never the future. */
// eslint-disable-next-line no-restricted-syntax -- what somebody has read is no act that a trail is about
export async function markNoticesRead(ctx: Ctx, raw: z.input<typeof readInput>): Promise<void> {
  const scoped = requirePermission(ctx, 'notice:read')
  const { until } = readInput.parse(raw)
  const { customerId, actor } = scoped
  if (actor.kind !== 'person') throw forbidden('Only people have notices to read.')
  await customerWrite(
    scoped,
    (tx) => tx.$executeRaw`
      insert into notice_mark (customer_id, person_id, read_until)
      values (${customerId}::uuid, ${actor.personId}::uuid, least(${until}::timestamptz, now()))
      on conflict (customer_id, person_id) do update
      set read_until = greatest(notice_mark.read_until, excluded.read_until)`,
  )
}
