import { z } from 'zod'
import { openStopper, stopRequest, type TuningJobStopper } from '#lib/aws/actions/tuning-job.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { decideStop, type StopFacts, sparedWords } from '#lib/domain/enforcement/decide-stop.ts'
import { enforcedSafeguard, judgeResource } from '#lib/domain/safeguards/catalogue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { isFleetStopped } from '#lib/services/enforcement/fleet-stopped.ts'
import { notFound } from '#lib/services/errors.ts'
import { suspendName } from '#lib/services/exclusions/suspend-if-changed.ts'
import { readInForce } from '#lib/services/rules/in-force.ts'
import { closeTermination } from './close-termination.ts'
import { noteFailure } from './note-failure.ts'
import { sendStop, settleWithoutStop } from './send-stop.ts'
import { lockForStop, readStopFacts } from './stop-facts.ts'

const input = z.object({
  terminationId: z.uuid(),
  /** Whether it is the queue's follow-up that calls, which goes on to the end by itself. */
  isFollowed: z.boolean().default(false),
})

async function readTermination(scoped: CustomerCtx, terminationId: string) {
  const { customerId } = scoped
  const { found, inForce } = await customerRead(scoped, async (tx) => ({
    found: await tx.termination.findUnique({
      where: { customerId_id: { customerId, id: terminationId } },
      include: { account: true },
    }),
    ...(await readInForce(tx)),
  }))
  if (!found) throw notFound()
  return { ...found, inForce }
}
type Termination = Awaited<ReturnType<typeof readTermination>> & { isFollowed: boolean }

/**
 * The second phase of a stop. It may run any number of times, after a crash at any point: it acts on what
 * AWS says of the job now, and each state is left once, under the row's lock, with its audit row.
 */
export async function carryOutStop(ctx: Ctx, raw: z.input<typeof input>): Promise<string> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { terminationId, isFollowed } = input.parse(raw)
  const termination = { ...(await readTermination(scoped, terminationId)), isFollowed }
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
  const verdict = judgeResource('tuning-job', evidence, termination.inForce).find(
    ({ safeguard }) => safeguard === enforcedSafeguard,
  )
  const status = verdict?.status ?? 'unknown'
  const dispatched = await dispatch(scoped, termination, { verdict: status, awsStatus: live.status })
  return 'state' in dispatched
    ? dispatched.state
    : sendStop(scoped, { ...termination, ...dispatched }, stopper)
}

/**
 * The last gate, under locks: excluded, disarmed or no longer failing spares the job. Passing it counts the
 * attempt before the call, so that a crash in between is known as "may have been sent". Returns what the
 * termination is now where nothing is to be sent.
 */
async function dispatch(
  scoped: CustomerCtx,
  termination: Termination,
  live: Pick<StopFacts, 'verdict' | 'awsStatus'>,
): Promise<{ attempts: number } | { state: string }> {
  const { customerId } = scoped
  const isStopped = await isFleetStopped(scoped)
  const decision = await customerWrite(scoped, async (tx) => {
    const { accountId, region, jobName: name } = termination
    await lockForStop(tx, { customerId, accountId })
    await suspendName(tx, scoped, { accountId, region, name })
    const facts = await readStopFacts(tx, { customerId, resourceId: termination.resourceId })
    const decided =
      facts === null
        ? { stop: false as const, because: 'not_failing' as const }
        : decideStop({ ...facts, ...live, isPaused: facts.isPaused || isStopped })
    if (!decided.stop) return decided
    const [counted] = await tx.$queryRaw<{ attempts: number }[]>`
      update termination set attempts = attempts + 1
      where customer_id = ${customerId}::uuid and id = ${termination.id}::uuid and state = 'intended'
      returning attempts`
    // Another worker, to whom this one seemed dead, has settled it meanwhile.
    if (!counted) return { stop: true as const, attempts: null }
    await emitAudit(tx, scoped, {
      action: 'termination.dispatch',
      resourceType: 'termination',
      resourceId: termination.id,
      details: { attempt: counted.attempts },
    })
    return { stop: true as const, attempts: counted.attempts }
  })
  if (decision.stop)
    return decision.attempts === null ? { state: 'unchanged' } : { attempts: decision.attempts }
  const state = await closeTermination(scoped, termination.id, {
    state: 'spared',
    finalStatus: null,
    outcome: sparedWords[decision.because],
  })
  return { state }
}
