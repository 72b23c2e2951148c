import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { handOver } from './hand-over-events.ts'
import { lookAtJob, readEvent } from './look-at-job.ts'

const input = z.object({ accountId: z.uuid(), eventId: z.string() })

/**
 * Takes up an event that was told of a moment ago and does what it asks for, unless another worker or the queue has it:
 * `taken`. Where that fails, the queue is given it and the error is thrown.
 */
// eslint-disable-next-line no-restricted-syntax -- taking it up decides nothing; looking at its job audits inside its transaction
export async function takeEvent(ctx: Ctx, raw: z.input<typeof input>): Promise<string> {
  const scoped = requirePermission(ctx, 'scan:run')
  const named = { ...input.parse(raw), customerId: scoped.customerId }
  const facts = await customerWrite(scoped, async (tx) => {
    // Lost in a crash, it is owed as before.
    await tx.$executeRaw`/* ahead */ select set_config('synchronous_commit', 'off', true)`
    return readEvent(tx, named, { isTaking: true })
  })
  if (!facts) return 'taken'
  try {
    return await lookAtJob(scoped, facts)
  } catch (error) {
    await customerWrite(scoped, (tx) => handOver(tx, { ...named, startAfter: 1 })).catch(() => undefined)
    throw error
  }
}
