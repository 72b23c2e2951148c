import { z } from 'zod'
import { openStopper, stopRequest, type TuningJobStopper } from '#lib/aws/actions/tuning-job.ts'
import { awsErrorMessage, awsErrorName } from '#lib/aws/errors.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { decideStop, type StopFacts, sparedWords } from '#lib/domain/enforcement/decide-stop.ts'
import { enforcedSafeguard, judgeResource } from '#lib/domain/safeguards/catalogue.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { isFleetStopped } from '#lib/services/enforcement/fleet-stopped.ts'
import { notFound } from '#lib/services/errors.ts'
import { suspendName } from '#lib/services/exclusions/suspend-if-changed.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { readInForce } from '#lib/services/rules/in-force.ts'
import { closeTermination } from './close-termination.ts'
import { readStopFacts } from './stop-facts.ts'

const input = z.object({ terminationId: z.uuid() })

/** A stop that AWS has refused for this long is raised to support. */
const raiseAfterMs = 5 * 60_000

/** Thrown to have the queue try again: AWS did not let us, and the job may still run. */
export class StopNotCarriedOut extends Error {
  constructor(action: string, cause: unknown) {
    super(`${action} answered ${awsErrorName(cause)}`, { cause })
    this.name = 'StopNotCarriedOut'
  }
}

async function readTermination(scoped: CustomerCtx, terminationId: string) {
  const { customerId } = scoped
  const found = await customerRead(scoped, (tx) =>
    tx.termination.findUnique({
      where: { customerId_id: { customerId, id: terminationId } },
      include: { account: true },
    }),
  )
  if (!found) throw notFound()
  return found
}
type Termination = Awaited<ReturnType<typeof readTermination>>

/**
 * The second phase of a stop. It may run any number of times, after a crash at any point: it acts on what
 * AWS says of the job now, and each state is left once, under the row's lock, with its audit row.
 */
export async function carryOutStop(ctx: Ctx, raw: z.input<typeof input>): Promise<string> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { terminationId } = input.parse(raw)
  const termination = await readTermination(scoped, terminationId)
  if (termination.state !== 'intended') return termination.state
  const { account } = termination
  let stopper: TuningJobStopper
  try {
    const request = { ...account, region: termination.region, roleArn: roleArn(account, 'remediate') }
    stopper = await openStopper(
      stopRequest({ ...request, jobArn: termination.arn, terminationId }),
      termination.jobName,
    )
  } catch (error) {
    return await noteFailure(scoped, termination, 'sts:AssumeRole', error)
  }
  try {
    return await stopWhatRuns(scoped, termination, stopper)
  } finally {
    stopper.close()
  }
}

async function stopWhatRuns(
  scoped: CustomerCtx,
  termination: Termination,
  stopper: TuningJobStopper,
): Promise<string> {
  const live = await stopper
    .describe()
    .catch((error: unknown) =>
      noteFailure(scoped, termination, 'sagemaker:DescribeHyperParameterTuningJob', error),
    )
  if (live === null)
    return closeTermination(scoped, termination.id, {
      state: 'ended',
      finalStatus: null,
      outcome: 'The job was gone before the stop was sent.',
    })
  if (live.creationTime?.getTime() !== termination.jobCreationTime.getTime())
    return closeTermination(scoped, termination.id, {
      state: 'ended',
      finalStatus: null,
      outcome: 'The job was gone; another of the same name has taken its place and is judged by itself.',
    })
  if (live.status !== 'InProgress') return settleWithoutStop(scoped, termination, live)
  // Judged once more on what AWS says now: nothing is stopped on what was read a while ago.
  const evidence = { kind: 'described', described: live.described } as const
  const { inForce } = await customerRead(scoped, readInForce)
  const verdict = judgeResource('tuning-job', evidence, inForce).find(
    ({ safeguard }) => safeguard === enforcedSafeguard,
  )
  if (
    !(await dispatch(scoped, termination, { verdict: verdict?.status ?? 'unknown', awsStatus: live.status }))
  )
    return 'spared'
  try {
    await stopper.stop()
  } catch (error) {
    // It may have ended between our two calls, or our own first stop may have been lost in an outage.
    const after = await stopper.describe().catch(() => null)
    if (after === null || after.status === 'InProgress')
      return noteFailure(scoped, termination, 'sagemaker:StopHyperParameterTuningJob', error)
    return settleWithoutStop(scoped, { ...termination, attempts: termination.attempts + 1 }, after)
  }
  return markSent(scoped, termination.id, null)
}

/** The job is stopping or has ended: by our own earlier attempt if there was one, by itself otherwise. */
async function settleWithoutStop(
  scoped: CustomerCtx,
  termination: Pick<Termination, 'id' | 'attempts'>,
  live: { status: string; endTime: Date | null },
): Promise<string> {
  if (live.status === 'Stopping' || (live.status === 'Stopped' && termination.attempts > 0))
    return markSent(
      scoped,
      termination.id,
      termination.attempts > 0 ? null : 'Somebody else had stopped the job already.',
    )
  return closeTermination(scoped, termination.id, {
    state: 'ended',
    finalStatus: live.status,
    outcome: `The job had ended by itself (${live.status}) before the stop was sent.`,
    endedAt: live.endTime,
  })
}

/**
 * The last gate, under locks: excluded, disarmed or no longer failing spares the job. Passing it counts the
 * attempt before the call, so that a crash in between is known as "may have been sent".
 */
async function dispatch(
  scoped: CustomerCtx,
  termination: Termination,
  live: Pick<StopFacts, 'verdict' | 'awsStatus'>,
): Promise<boolean> {
  const { customerId } = scoped
  const isStopped = await isFleetStopped(scoped)
  const decision = await customerWrite(scoped, async (tx) => {
    const { accountId, region, jobName: name } = termination
    await suspendName(tx, scoped, { accountId, region, name })
    const facts = await readStopFacts(tx, { customerId, resourceId: termination.resourceId })
    const decided =
      facts === null
        ? { stop: false as const, because: 'not_failing' as const }
        : decideStop({ ...facts, ...live, isPaused: facts.isPaused || isStopped })
    if (decided.stop) {
      const where = { customerId_id: { customerId, id: termination.id } }
      const { attempts } = await tx.termination.update({ where, data: { attempts: { increment: 1 } } })
      await emitAudit(tx, scoped, {
        action: 'termination.dispatch',
        resourceType: 'termination',
        resourceId: termination.id,
        details: { attempt: attempts },
      })
    }
    return decided
  })
  if (!decision.stop)
    await closeTermination(scoped, termination.id, {
      state: 'spared',
      finalStatus: null,
      outcome: sparedWords[decision.because],
    })
  return decision.stop
}

async function markSent(scoped: CustomerCtx, terminationId: string, outcome: string | null): Promise<string> {
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const moved = await tx.termination.updateMany({
      where: { customerId, id: terminationId, state: 'intended' },
      data: { state: 'stop_sent', stopSentAt: new Date(), outcome, lastError: {} },
    })
    if (moved.count === 0) return 'unchanged'
    await emitAudit(tx, scoped, {
      action: 'termination.stop',
      resourceType: 'termination',
      resourceId: terminationId,
      details: { before: 'intended', after: 'stop_sent' },
    })
    await enqueue(tx, 'confirm-stopped', { customerId, terminationId })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'termination.stopped',
      resourceType: 'termination',
      resourceId: terminationId,
    })
    return 'stop_sent'
  })
}

/** Shows on the receipt what AWS refused, and has the queue try again. */
async function noteFailure(
  scoped: CustomerCtx,
  termination: Termination,
  action: string,
  error: unknown,
): Promise<never> {
  const { customerId } = scoped
  const lastError = {
    action,
    error: awsErrorName(error),
    message: awsErrorMessage(error),
    at: new Date().toISOString(),
  }
  await customerWrite(scoped, async (tx) => {
    const before = termination.lastError as { action?: string; error?: string; isRaised?: boolean } | null
    const isLong = Date.now() - termination.intendedAt.getTime() > raiseAfterMs
    await tx.termination.update({
      where: { customerId_id: { customerId, id: termination.id } },
      data: { lastError: { ...lastError, isRaised: before?.isRaised === true || isLong } },
    })
    if (isLong && before?.isRaised !== true)
      for (const audience of ['people', 'support'] as const)
        await tell(tx, customerId, {
          audience,
          kind: 'termination.blocked',
          resourceType: 'termination',
          resourceId: termination.id,
          facts: { action, error: lastError.error },
        })
    // The same refusal over and over is one fact.
    if (before?.action !== action || before.error !== lastError.error)
      await emitAudit(tx, scoped, {
        action: 'termination.fail',
        resourceType: 'termination',
        resourceId: termination.id,
        details: { action, error: lastError.error },
      })
  })
  throw new StopNotCarriedOut(action, error)
}
