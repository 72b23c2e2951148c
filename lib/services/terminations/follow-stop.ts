import type { Ctx } from '#lib/services/context.ts'
import { carryOutStop } from './carry-out-stop.ts'
import { confirmStopped } from './confirm-stopped.ts'

/**
 * Leads a termination to its end, a look at a time: `waiting` while AWS still stops the job, and then the state it
 * ended in. Where the stop was dispatched and whoever sent it died or was refused, it is carried out first.
 */
export async function followStop(ctx: Ctx, given: { terminationId: string }): Promise<string> {
  const state = await confirmStopped(ctx, given)
  if (state !== 'intended') return state
  const carriedOut = await carryOutStop(ctx, { ...given, isFollowed: true })
  return carriedOut === 'stop_sent' ? confirmStopped(ctx, given) : carriedOut
}
