import { randomUUID } from 'node:crypto'
import type { Tx } from '#lib/db/client.ts'
import { backlogWindowMs, isBacklog, isHeld } from '#lib/domain/enforcement/backlog.ts'
import { decideStop } from '#lib/domain/enforcement/decide-stop.ts'
import { nextTerminationStates, type TerminationState } from '#lib/domain/enforcement/termination.ts'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { CustomerCtx } from '#lib/services/context.ts'
import type { Fleet } from '#lib/services/enforcement/fleet-stopped.ts'
import { readInForce } from '#lib/services/rules/in-force.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { suspendName } from '#lib/services/exclusions/suspend-if-changed.ts'
import { followAfterSeconds } from './send-stop.ts'
import { lockForStop, readStopFacts } from './stop-facts.ts'

/** A running job that fails, as a reading or an event found it. */
export interface Candidate {
  resourceId: string
  accountId: string
  region: string
  arn: string
  name: string
  creationTime: Date
  reasons: unknown
  judgedAt: Date
}

/** How it came to us. */
export interface Detection {
  by: 'sweep' | 'event'
  eventAt: Date
  seenAt: Date
}

/** `dispatched`: intended, and the caller sends the stop at once. */
type Outcome = 'intended' | 'dispatched' | 'held' | 'observed' | 'left'

type Written = Exclude<Outcome, 'left' | 'dispatched'>

const auditActions = {
  intended: 'termination.intend',
  held: 'termination.hold',
  observed: 'termination.observe',
} as const satisfies Record<Written, string>

/** What the caller brings. */
interface Given {
  fleet: Fleet
  /** The termination's id to be, for which the caller holds a session. */
  readyId?: string | undefined
  /** The account's lock is taken in this transaction already. */
  isLocked?: boolean
  /** The active exclusions of the name, where they were listed under that lock. */
  excused?: readonly string[]
}

/**
 * Decides about one candidate, inside the caller's transaction and under the locks of its facts: a stop is
 * intended, audited and enqueued; a backlog's is held; what would be stopped but for observing or a pause is
 * shown; all else is left alone. A job has one termination, whatever finds it and however often. With
 * `readyId` the caller holds a session for that very decision: the intent is dispatched in this transaction,
 * and the queue looks after it later (`followAfterSeconds`), when it was sent or the sender has died.
 */
export async function decideTermination(
  tx: Tx,
  scoped: CustomerCtx,
  candidate: Candidate,
  detection: Detection,
  { fleet, readyId, isLocked = false, excused }: Given,
): Promise<Outcome> {
  const { customerId } = scoped
  if (!isLocked) await lockForStop(tx, { customerId, accountId: candidate.accountId })
  // First, so that an exclusion of another configuration excuses nothing that runs now.
  await suspendName(tx, scoped, candidate, excused)
  const facts = await readStopFacts(tx, { customerId, resourceId: candidate.resourceId })
  if (facts === null) return 'left'
  const decision = decideStop({ ...facts, isPaused: facts.isPaused || fleet.isStopped })
  const isShown = !decision.stop && (decision.because === 'observing' || decision.because === 'paused')
  if (!decision.stop && !isShown) return 'left'
  const { arn, region, accountId, creationTime } = candidate
  const { since } = await readInForce(tx)
  const isOld = isBacklog({
    ...{ jobCreationTime: creationTime, seenAt: detection.seenAt },
    ...{ armedAt: facts.armedAt, rulesChangedAt: since[enforcedSafeguard] ?? new Date(0) },
    resumedAt: later(facts.pauseEndedAt, fleet.releasedAt),
  })
  const to: Written = !decision.stop
    ? 'observed'
    : isOld && isHeld(await stopsInWindow(tx, accountId), facts.holdAbove)
      ? 'held'
      : 'intended'
  const written = await write(tx, customerId, candidate, detection, { to, readyId })
  if (written === null) return 'left'
  await emitAudit(tx, scoped, {
    action: auditActions[to],
    resourceType: 'termination',
    resourceId: written.id,
    details: {
      ...{
        arn,
        region,
        jobCreationTime: creationTime,
        safeguard: enforcedSafeguard,
        detectedBy: detection.by,
      },
      ...{ before: written.before, after: to, ...(decision.stop ? {} : { because: decision.because }) },
    },
  })
  const isDispatched = to === 'intended' && written.id === readyId
  if (isDispatched)
    await emitAudit(tx, scoped, {
      action: 'termination.dispatch',
      resourceType: 'termination',
      resourceId: written.id,
      details: { attempt: 1 },
    })
  if (to === 'intended') {
    const owed = { customerId, terminationId: written.id }
    if (isDispatched) await enqueue(tx, 'follow-stop', owed, { startAfter: followAfterSeconds })
    else await enqueue(tx, 'stop-tuning-job', owed)
  }
  if (to === 'held')
    for (const audience of ['people', 'support'] as const)
      await tell(tx, customerId, {
        audience,
        kind: 'termination.held',
        resourceType: 'termination',
        resourceId: written.id,
        facts: { job: candidate.name },
      })
  return isDispatched ? 'dispatched' : to
}

function later(left: Date | null, right: Date | null): Date | null {
  return left === null || (right !== null && right > left) ? right : left
}

/** Stops of this account in the guard's window. Two decisions at once wait for one another here. */
async function stopsInWindow(tx: Tx, accountId: string): Promise<number> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`backlog:${accountId}`}, 0))`
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    select count(*) as count from termination where account_id = ${accountId}::uuid
      and state in ('intended', 'stop_sent', 'stopped')
      and intended_at > clock_timestamp() - make_interval(secs => ${backlogWindowMs / 1000})`
  return Number(row?.count ?? 0)
}

/** A new termination, or the next state of the one that the job has; null where its state lets none follow. */
async function write(
  tx: Tx,
  customerId: string,
  candidate: Candidate,
  detection: Detection,
  { to, readyId }: { to: Written; readyId: string | undefined },
): Promise<{ id: string; before: TerminationState | null } | null> {
  const { accountId, resourceId, region, arn, name, creationTime, judgedAt } = candidate
  const id = readyId ?? randomUUID()
  const attempts = to === 'intended' && readyId !== undefined ? 1 : 0
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    insert into termination (id, attempts, customer_id, account_id, resource_id, region, arn, job_name, job_creation_time, safeguard,
      reasons, detected_by, event_at, seen_at, judged_at, intended_at, state, held_at)
    values (${id}::uuid, ${attempts}, ${customerId}::uuid, ${accountId}::uuid, ${resourceId}::uuid, ${region}, ${arn}, ${name}, ${creationTime},
      ${enforcedSafeguard}, ${JSON.stringify(candidate.reasons)}::jsonb, ${detection.by}, ${detection.eventAt},
      ${detection.seenAt}, ${judgedAt}, clock_timestamp(), ${to}::termination_state,
      case when ${to} = 'held' then clock_timestamp() end)
    on conflict (customer_id, arn, job_creation_time) do nothing
    returning id`
  if (inserted[0]) return { id: inserted[0].id, before: null }
  const [existing] = await tx.$queryRaw<{ id: string; state: TerminationState }[]>`
    select id, state::text as state from termination
    where customer_id = ${customerId}::uuid and arn = ${arn} and job_creation_time = ${creationTime} for update`
  const allowed: readonly TerminationState[] = existing ? nextTerminationStates[existing.state] : []
  if (!existing || !allowed.includes(to)) return null
  await tx.$executeRaw`update termination set state = ${to}::termination_state, intended_at = clock_timestamp(),
    seen_at = ${detection.seenAt}, judged_at = ${judgedAt}, outcome = null, ended_at = null,
    attempts = ${existing.id === readyId ? attempts : 0}, last_error = '{}',
    held_at = case when ${to} = 'held' then clock_timestamp() else held_at end
    where customer_id = ${customerId}::uuid and id = ${existing.id}::uuid`
  return { id: existing.id, before: existing.state }
}
