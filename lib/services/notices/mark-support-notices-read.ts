import type { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { forbidden } from '#lib/services/errors.ts'
import { readInput } from './mark-notices-read.ts'

/** Marks as read what support was told up to the newest notice that was shown. */
// eslint-disable-next-line no-restricted-syntax -- what somebody has read is no act that a trail is about
export async function markSupportNoticesRead(ctx: Ctx, raw: z.input<typeof readInput>): Promise<void> {
  const { actor } = requireStaffPermission(ctx, 'notice:read_all')
  const { until } = readInput.parse(raw)
  if (actor.kind !== 'person') throw forbidden('Only people have notices to read.')
  const { personId } = actor
  await staffWrite(
    { personId },
    (tx) => tx.$executeRaw`
      insert into staff_notice_mark (person_id, read_until)
      values (${personId}::uuid, least(${until}::timestamptz, now()))
      on conflict (person_id) do update set read_until = greatest(staff_notice_mark.read_until, excluded.read_until)`,
  )
}
