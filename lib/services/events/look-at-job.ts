import { randomUUID } from 'node:crypto'
import {
  type LiveTuningJob,
  openReader,
  openStopper,
  stopRequest,
  type TuningJobStopper,
} from '#lib/aws/actions/tuning-job.ts'
import { resourceKey } from '#lib/aws/collectors/kind.ts'
import type { Tx } from '#lib/db/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { AccountStatus } from '#lib/domain/accounts/account.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { nextTerminationStates, type TerminationState } from '#lib/domain/enforcement/termination.ts'
import { enforcedSafeguard, judgeResource } from '#lib/domain/safeguards/catalogue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { CustomerCtx } from '#lib/services/context.ts'
import { type Fleet, readFleet } from '#lib/services/enforcement/fleet-stopped.ts'
import { listActive, suspendName } from '#lib/services/exclusions/suspend-if-changed.ts'
import { readRequest } from '#lib/services/scans/read-request.ts'
import { recordResources } from '#lib/services/scans/record-resources.ts'
import { decideTermination } from '#lib/services/terminations/decide-termination.ts'
import { StopNotCarriedOut } from '#lib/services/terminations/note-failure.ts'
import { sendStop } from '#lib/services/terminations/send-stop.ts'
import { lockForStop } from '#lib/services/terminations/stop-facts.ts'
import { settleEvent } from './settle-event.ts'

/** What AWS said of a job is acted on at once while it is no older than this; the queue asks again later. */
const freshMs = 2_000

/** An event with what was known when it was taken up: enough to foresee a stop, decided anew under locks. */
export interface EventFacts {
  customerId: string
  accountId: string
  eventId: string
  region: string
  jobName: string
  at: Date
  receivedAt: Date
  status: AccountStatus
  isWatched: boolean
  awsAccountId: string
  partition: string
  externalId: string
  /** Armed, not paused, and no exclusion of this name. */
  mayStop: boolean
  /** The newest termination of a job of this name. */
  newestId: string | null
  newestState: TerminationState | null
  newestCreationTime: Date | null
}

interface Named {
  customerId: string
  accountId: string
  eventId: string
}

const stored = ({ customerId, accountId, eventId }: Named) => Prisma.sql`
  select * from aws_event
  where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and event_id = ${eventId}`

/** Nobody else has it, and no queue. */
const untaken = ({ customerId, accountId, eventId }: Named) => Prisma.sql`
  update aws_event set taken_at = clock_timestamp()
  where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and event_id = ${eventId}
    and taken_at is null and settled_at is null returning *`

/** What is known of an event, which is taken up with the same statement where `isTaking`; undefined where there is none. */
export async function readEvent(
  tx: Tx,
  named: Named,
  { isTaking = false } = {},
): Promise<EventFacts | undefined> {
  const [facts] = await tx.$queryRaw<EventFacts[]>`
    with e as (${isTaking ? untaken(named) : stored(named)})
    select e.customer_id as "customerId", e.account_id as "accountId", e.event_id as "eventId", e.region,
      e.job_name as "jobName", e.at, e.received_at as "receivedAt", a.status::text as status,
      e.region = any(a.regions) as "isWatched",
      a.aws_account_id as "awsAccountId", a.partition, a.external_id::text as "externalId",
      a.mode = 'armed' and not coalesce(a.paused_until > clock_timestamp(), false) and not exists (
        select from exclusion x where x.customer_id = e.customer_id and x.account_id = e.account_id
          and x.region = e.region and x.job_name = e.job_name and x.state = 'active') as "mayStop",
      t.id as "newestId", t.state::text as "newestState", t.job_creation_time as "newestCreationTime"
    from e
    join aws_account a on a.customer_id = e.customer_id and a.id = e.account_id
    left join lateral (
      select id, state, job_creation_time from termination t where t.customer_id = e.customer_id
        and t.account_id = e.account_id and t.region = e.region and t.job_name = e.job_name
      order by job_creation_time desc limit 1) t on true`
  return facts
}

/**
 * Looks at the job that an event names: described by the read role, judged, recorded, and decided about in
 * one transaction, which settles the event. A stop that was foreseen has its session by then and is sent at once.
 * What the event itself says of the job is not believed. Throws AWS's error; the event is owed then as before.
 */
// eslint-disable-next-line no-restricted-syntax -- decide audits inside the transaction; the verbs of an event have asked for permission
export async function lookAtJob(scoped: CustomerCtx, facts: EventFacts): Promise<string> {
  const leave = async (outcome: string) => {
    await customerWrite(scoped, (tx) => settleEvent(tx, facts))
    return outcome
  }
  if (facts.status !== 'connected' || !facts.isWatched) return leave('not_watched')
  const { region, jobName } = facts
  const reader = await openReader(
    readRequest({ ...facts, roleArn: roleArn(facts, 'read'), region }, 'enforcement'),
    jobName,
  )
  const live = await reader.describe().finally(() => reader.close())
  const arn = live?.described.HyperParameterTuningJobArn
  if (!live || live.creationTime === null || typeof arn !== 'string') return leave('gone')
  const job = { ...live, creationTime: live.creationTime, arn, judgedAt: new Date() }
  const fleet = await readFleet(scoped)
  const ready = fleet.isStopped ? null : await getReady(facts, job)
  try {
    const isFresh = Date.now() - job.judgedAt.getTime() < freshMs
    const outcome = await customerWrite(scoped, (tx) =>
      decide(tx, scoped, facts, { job, fleet, readyId: isFresh ? ready?.id : undefined }),
    )
    if (outcome !== 'dispatched' || !ready) return outcome
    const dispatched = {
      id: ready.id,
      attempts: 1,
      intendedAt: new Date(),
      lastError: null,
      isFollowed: true,
    }
    return await sendStop(scoped, dispatched, ready.stopper)
  } catch (error) {
    // The refusal is on the receipt, and the queue holds another attempt already.
    if (error instanceof StopNotCarriedOut) return 'refused'
    throw error
  } finally {
    ready?.stopper.close()
  }
}

type Job = LiveTuningJob & { creationTime: Date; arn: string; judgedAt: Date }

/**
 * Opens the session of a stop that is foreseen, named after the decision to come; null when none is, or when
 * the role refuses: the queue's attempt then meets the refusal and notes it.
 */
async function getReady(
  facts: EventFacts,
  job: Job,
): Promise<{ id: string; stopper: TuningJobStopper } | null> {
  const evidence = { kind: 'described', described: job.described } as const
  const isFailing = judgeResource('tuning-job', evidence).some(
    ({ safeguard, status }) => safeguard === enforcedSafeguard && status === 'failing',
  )
  if (!facts.mayStop || !isFailing || job.status !== 'InProgress') return null
  const isSame = facts.newestCreationTime?.getTime() === job.creationTime.getTime()
  const { newestId, newestState } = facts
  const allowed: readonly TerminationState[] =
    isSame && newestState !== null ? nextTerminationStates[newestState] : ['intended']
  // A held stop waits for support, whatever happens.
  if (!allowed.includes('intended') || newestState === 'held') return null
  const id = isSame && newestId !== null ? newestId : randomUUID()
  const { externalId, region, jobName } = facts
  const request = { externalId, region, roleArn: roleArn(facts, 'remediate') }
  const stopper = await openStopper(
    stopRequest({ ...request, jobArn: job.arn, terminationId: id }),
    jobName,
  ).catch(() => null)
  return stopper && { id, stopper }
}

/** Records the job and decides about it. Locks come in one order: account, region, resource; the trail is last. */
async function decide(
  tx: Tx,
  scoped: CustomerCtx,
  facts: EventFacts,
  given: { job: Job; fleet: Fleet; readyId: string | undefined },
): Promise<string> {
  const { customerId } = scoped
  const { accountId, region, jobName: name } = facts
  const { arn, creationTime, endTime, status, described, judgedAt } = given.job
  await lockForStop(tx, { customerId, accountId })
  await settleEvent(tx, facts)
  const job = {
    ...({ type: 'tuning-job', arn, name, awsStatus: status } as const),
    ...{ creationTime, endTime },
    evidence: { kind: 'described', described } as const,
  }
  // Neither waits for the other's answer.
  const [{ found, changed, recorded }, excused] = await Promise.all([
    recordResources(tx, { customerId, accountId, region }, [job], judgedAt),
    listActive(tx, scoped, { accountId, region, name }),
  ])
  const own = recorded.get(resourceKey(job))
  const verdict = own?.verdicts.find(({ safeguard }) => safeguard === enforcedSafeguard)
  const isCandidate = status === 'InProgress' && own !== undefined && verdict?.status === 'failing'
  const outcome = isCandidate
    ? await decideTermination(
        tx,
        scoped,
        {
          ...{ resourceId: own.id, reasons: verdict.reasons },
          ...{ accountId, region, arn, name, creationTime, judgedAt },
        },
        { by: 'event', eventAt: facts.at, seenAt: facts.receivedAt },
        { fleet: given.fleet, readyId: given.readyId, isLocked: true, excused },
      )
    : null
  // An exclusion of another configuration excuses nothing that runs now; a decision has looked for one itself.
  if (!isCandidate) await suspendName(tx, scoped, { accountId, region, name }, excused)
  if (found + changed > 0)
    await emitAudit(tx, scoped, {
      action: 'scan.record',
      resourceType: 'aws_account',
      resourceId: accountId,
      details: { region, detectedBy: 'event', found, changed },
    })
  return outcome ?? (status === 'InProgress' ? 'compliant' : status)
}
