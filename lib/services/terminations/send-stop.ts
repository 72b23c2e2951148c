import type { TuningJobStopper } from '#lib/aws/actions/tuning-job.ts'
import { customerWrite } from '#lib/db/doors.ts'
import type { Termination } from '#lib/db/generated/client.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { CustomerCtx } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { closeTermination } from './close-termination.ts'
import { noteFailure } from './note-failure.ts'

/** How long a stop may take, the SDK's own tries included. After it, whether AWS took it is unknown. */
const stopWithinMs = 5_000

/**
 * When the queue looks after a stop that was sent at once: to confirm it, or to try again what failed. Later
 * than a stop can take, so that nobody sends a second while the first is under way.
 */
export const followAfterSeconds = 8

type Dispatched = Pick<Termination, 'id' | 'attempts' | 'intendedAt' | 'lastError'> & {
  /** Whether the queue holds the job already that leads the termination to its end. */
  isFollowed: boolean
}

/**
 * Sends the stop that a dispatch let through. Returns the state it led to; throws StopNotCarriedOut, with the
 * refusal on the receipt, when AWS did not take it and the job still runs.
 */
export async function sendStop(
  scoped: CustomerCtx,
  termination: Dispatched,
  stopper: TuningJobStopper,
): Promise<string> {
  try {
    await stopper.stop(stopWithinMs)
  } catch (error) {
    // It may have ended between our two calls, or our own first stop may have been lost in an outage.
    const after = await stopper.describe().catch(() => null)
    if (after === null || after.status === 'InProgress')
      return noteFailure(scoped, termination, 'sagemaker:StopHyperParameterTuningJob', error)
    return settleWithoutStop(scoped, termination, after)
  }
  return markSent(scoped, termination, null)
}

/**
 * The job is stopping or has ended: by a stop of ours that was dispatched before if there was one (`attempts`),
 * by itself or somebody else otherwise.
 */
export async function settleWithoutStop(
  scoped: CustomerCtx,
  termination: Pick<Dispatched, 'id' | 'attempts' | 'isFollowed'>,
  live: { status: string; endTime: Date | null },
): Promise<string> {
  if (live.status === 'Stopping' || (live.status === 'Stopped' && termination.attempts > 0))
    return markSent(
      scoped,
      termination,
      termination.attempts > 0 ? null : 'Somebody else had stopped the job already.',
    )
  return closeTermination(scoped, termination.id, {
    state: 'ended',
    finalStatus: live.status,
    outcome: `The job had ended by itself (${live.status}) before the stop was sent.`,
    endedAt: live.endTime,
  })
}

async function markSent(
  scoped: CustomerCtx,
  { id: terminationId, isFollowed }: Pick<Dispatched, 'id' | 'isFollowed'>,
  outcome: string | null,
): Promise<string> {
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const [moved] = await tx.$queryRaw<{ job: string }[]>`
      update termination set state = 'stop_sent', stop_sent_at = clock_timestamp(), outcome = ${outcome}, last_error = '{}'
      where customer_id = ${customerId}::uuid and id = ${terminationId}::uuid and state = 'intended'
      returning job_name as job`
    if (moved === undefined) return 'unchanged'
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'termination.stopped',
      resourceType: 'termination',
      resourceId: terminationId,
      facts: { job: moved.job },
    })
    await emitAudit(tx, scoped, {
      action: 'termination.stop',
      resourceType: 'termination',
      resourceId: terminationId,
      details: { before: 'intended', after: 'stop_sent' },
    })
    if (!isFollowed) await enqueue(tx, 'follow-stop', { customerId, terminationId })
    return 'stop_sent'
  })
}
