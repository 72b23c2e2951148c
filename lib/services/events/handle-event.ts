import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { lookAtJob, readEvent } from './look-at-job.ts'

const input = z.object({ accountId: z.uuid(), eventId: z.string() })

/**
 * Does what an event asks for that the queue has taken over: its own worker died or met an error. An error is thrown,
 * and the queue tries again; the sweep finds the job whatever happens here.
 */
export async function handleEvent(ctx: Ctx, raw: z.input<typeof input>): Promise<string> {
  const scoped = requirePermission(ctx, 'scan:run')
  const named = { ...input.parse(raw), customerId: scoped.customerId }
  const facts = await customerRead(scoped, (tx) => readEvent(tx, named))
  return facts ? lookAtJob(scoped, facts) : 'gone'
}
