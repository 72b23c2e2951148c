import type { Job, JobResult } from 'pg-boss'
import type { Permission } from '#lib/domain/permissions.ts'
import { type Payload, type QueueName, queues } from '#lib/jobs/queues.ts'
import { errorFacts, log } from '#lib/log.ts'
import { type Ctx, systemContext } from '#lib/services/context.ts'
import { carryOutChange } from '#lib/services/group/carry-out-change.ts'
import { confirmChange } from '#lib/services/group/confirm-change.ts'
import { readGroup } from '#lib/services/group/read-group.ts'
import { sendDelivery } from '#lib/services/notices/send-delivery.ts'
import { spreadNotice } from '#lib/services/notices/spread-notice.ts'
import { proveAccount } from '#lib/services/accounts/prove-account.ts'
import { makeScheduledReport } from '#lib/services/evidence/make-scheduled-report.ts'
import { handleEvent } from '#lib/services/events/handle-event.ts'
import { takeEvent } from '#lib/services/events/take-event.ts'
import { readBuckets } from '#lib/services/scans/read-buckets.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { takeInventory } from '#lib/services/scans/take-inventory.ts'
import { carryOutStop } from '#lib/services/terminations/carry-out-stop.ts'
import { followStop } from '#lib/services/terminations/follow-stop.ts'
import { urgently, whenCalm } from './calm.ts'

/** What each job may do: its own verbs, in the one customer its payload names. */
const grants: Record<QueueName, readonly Permission[]> = {
  'sweep-region': ['scan:run', 'termination:carry_out'],
  'take-inventory': ['scan:run', 'termination:carry_out'],
  'read-buckets': ['scan:run'],
  'prove-account': ['account:connect'],
  'handle-event': ['scan:run', 'termination:carry_out'],
  'stop-tuning-job': ['termination:carry_out'],
  'follow-stop': ['termination:carry_out'],
  'read-group': ['group:carry_out'],
  'change-group': ['group:carry_out'],
  'confirm-group-change': ['group:carry_out'],
  'make-report': ['report:carry_out'],
  'spread-notice': ['notice:deliver'],
  'send-delivery': ['notice:deliver'],
}

/** Thrown to be asked again later, by the queue's own growing pauses: nothing went wrong. */
class NotYet extends Error {}

/** Nothing comes before these; a sweep finds what no event told of. */
const urgent: readonly QueueName[] = ['handle-event', 'stop-tuning-job']

/** So many at once of all else in a storm: a batch of twenty would take the processor from the stops at a stroke. */
const fewInAStorm = 4

/**
 * Parses each job's payload, builds its context and calls its verb, all of a batch at once. What throws is
 * tried again by the queue, by itself. In a storm of stops everything else waits a little, and is done
 * a few at a time.
 */
function handler<Name extends QueueName>(
  name: Name,
  act: (ctx: Ctx, payload: Payload<Name>) => Promise<void>,
) {
  const settle = async (job: Job<unknown>): Promise<JobResult> => {
    try {
      const payload = queues[name].payload.parse(job.data) as Payload<Name>
      await act(systemContext(name, grants[name], payload.customerId), payload)
      return { id: job.id, status: 'completed' }
    } catch (error) {
      if (error instanceof NotYet) return { id: job.id, status: 'failed', output: { waits: error.message } }
      const facts = errorFacts(error)
      log.warn({ event: 'job_failed', job: name, jobId: job.id, error: facts }, 'job failed')
      // The queue keeps the kind of error alone, since a message may quote customers' words.
      const said = facts.code === undefined ? facts.name : `${facts.name} ${facts.code}`
      return { id: job.id, status: 'failed', output: { error: said } }
    }
  }
  return async (jobs: Job<unknown>[]): Promise<JobResult[]> => {
    if (urgent.includes(name)) return Promise.all(jobs.map((job) => urgently(() => settle(job))))
    if (name === 'sweep-region' || (await whenCalm())) return Promise.all(jobs.map(settle))
    const results: JobResult[] = []
    for (let next = 0; next < jobs.length; next += fewInAStorm)
      results.push(...(await Promise.all(jobs.slice(next, next + fewInAStorm).map(settle))))
    return results
  }
}

export const handleSweep = handler('sweep-region', async (ctx, { accountId, region }) => {
  const { gaps, ...summary } = await sweepRegion(ctx, { accountId, region })
  log.info({ event: 'swept', accountId, region, ...summary, gaps: gaps.length }, 'swept')
})

export const handleInventory = handler('take-inventory', async (ctx, { accountId, region }) => {
  const { gaps, ...summary } = await takeInventory(ctx, { accountId, region })
  log.info({ event: 'inventory', accountId, region, ...summary, gaps: gaps.length }, 'inventory taken')
})

export const handleReadBuckets = handler('read-buckets', async (ctx, { accountId }) => {
  const { gaps, ...summary } = await readBuckets(ctx, { accountId })
  log.info({ event: 'buckets_read', accountId, ...summary, gaps: gaps.length }, 'buckets read')
})

export const handleProof = handler('prove-account', async (ctx, { accountId }) => {
  const { status } = await proveAccount(ctx, { id: accountId })
  log.info({ event: 'proved', accountId, status }, 'account proved')
})

export const handleAwsEvent = handler('handle-event', async (ctx, { accountId, eventId }) => {
  const outcome = await handleEvent(ctx, { accountId, eventId })
  log.info({ event: 'event_handled', accountId, outcome }, 'event handled')
})

/** An event that was told of this moment, before any queue has it. It throws nothing: what failed is the queue's. */
export async function handleToldEvent({ customerId, ...named }: Payload<'handle-event'>): Promise<void> {
  const ctx = systemContext('handle-event', grants['handle-event'], customerId)
  await urgently(() => takeEvent(ctx, named)).then(
    (outcome) => log.info({ event: 'event_handled', accountId: named.accountId, outcome }, 'event handled'),
    (error: unknown) => log.warn({ event: 'event_failed', error: errorFacts(error) }, 'event failed'),
  )
}

/** A stop that is owed: sent, or no longer needed. */
export const handleStop = handler('stop-tuning-job', async (ctx, { terminationId }) => {
  const state = await carryOutStop(ctx, { terminationId })
  log.info({ event: 'stop', terminationId, state }, 'stop carried out')
})

/**
 * A termination to its end: AWS is asked after the job until it has ended. One whose sender died or was refused is
 * carried out first.
 */
export const handleFollowing = handler('follow-stop', async (ctx, { terminationId }) => {
  const end = await followStop(ctx, { terminationId })
  if (end === 'waiting') throw new NotYet('the job is still stopping')
  log.info({ event: 'followed', terminationId, state: end }, 'stop followed')
})

export const handleReadGroup = handler('read-group', async (ctx, { accountId }) => {
  const summary = await readGroup(ctx, { accountId })
  log.info({ event: 'group_read', accountId, ...summary }, 'group read')
})

export const handleGroupChange = handler('change-group', async (ctx, { changeId }) => {
  const state = await carryOutChange(ctx, { changeId })
  log.info({ event: 'group_change', changeId, state }, 'group change carried out')
})

export const handleConfirmGroupChange = handler('confirm-group-change', async (ctx, { changeId }) => {
  const state = await confirmChange(ctx, { changeId }, { pollMs: 1000 })
  log.info({ event: 'group_change_confirmed', changeId, state }, 'group change read back')
})

export const handleNotice = handler('spread-notice', async (ctx, { noticeId }) => {
  const recipients = await spreadNotice(ctx, { noticeId })
  log.info({ event: 'notice', noticeId, recipients }, 'notice handed on')
})

/** A try that failed is no error here: the delivery itself says when the next one is due. */
export const handleDelivery = handler('send-delivery', async (ctx, { deliveryId }) => {
  const state = await sendDelivery(ctx, { deliveryId })
  log.info({ event: 'delivery', deliveryId, state }, 'delivery tried')
})

export const handleMakeReport = handler('make-report', async (ctx, { month }) => {
  const reportId = await makeScheduledReport(ctx, { month })
  log.info({ event: 'report_made', reportId, month }, 'monthly report made')
})
