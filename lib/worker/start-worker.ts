import { PgBoss } from 'pg-boss'
import { closePrisma } from '#lib/db/client.ts'
import { closeSender } from '#lib/jobs/enqueue.ts'
import type { Env } from '#lib/env.ts'
import { queueSchema } from '#lib/jobs/queues.ts'
import { errorFacts, log } from '#lib/log.ts'
import { systemContext } from '#lib/services/context.ts'
import { armDueAccounts } from '#lib/services/accounts/arm-due-accounts.ts'
import { settleExclusions } from '#lib/services/exclusions/settle-exclusions.ts'
import { enqueueDueProofs } from '#lib/services/accounts/enqueue-due-proofs.ts'
import { announceFleetSwitch } from '#lib/services/enforcement/announce-fleet-switch.ts'
import { recordCoverage } from '#lib/services/enforcement/record-coverage.ts'
import { enqueueDueReadings } from '#lib/services/scans/enqueue-due-readings.ts'
import { enqueueDueBucketReadings } from '#lib/services/scans/enqueue-due-bucket-readings.ts'
import { doDueGroupWork } from '#lib/services/group/do-due-group-work.ts'
import {
  handleAwsEvent,
  handleConfirm,
  handleConfirmGroupChange,
  handleDeliveries,
  handleGroupChange,
  handleNotice,
  handleInventory,
  handleProof,
  handleReadBuckets,
  handleReadGroup,
  handleStop,
  handleSweep,
} from './handlers.ts'
import { startSealing } from './seal-trails.ts'

/** How often the worker looks for regions that are due. */
const dueEveryMs = 1000
/** The group changes by people's hands: it is read this often, and whenever somebody asks. */
const groupReadEverySeconds = 300

/**
 * The worker: takes jobs from the queue and calls verbs. Everything it does may be cut off at any point and
 * done again by another worker.
 */
export async function startWorker(settings: Env): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: settings.DIRECT_DATABASE_URL,
    // The login has no rights of its own; this one is allowed the queue and nothing else.
    options: '-c role=portal_queue',
    schema: queueSchema,
    application_name: 'safeguards-worker',
    max: 6,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    schedule: false,
    monitorIntervalSeconds: 1,
    queueCacheIntervalSeconds: 1,
    superviseIntervalSeconds: 1,
    maintenanceIntervalSeconds: 60,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log.error({ error: errorFacts(error) }, 'queue error'))
  await boss.start()
  const pace = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5, heartbeatRefreshSeconds: 3 }
  await boss.work('stop-tuning-job', { ...pace, localConcurrency: 8 }, handleStop)
  await boss.work('handle-event', { ...pace, localConcurrency: 8 }, handleAwsEvent)
  await boss.work('confirm-stopped', { ...pace, localConcurrency: 4 }, handleConfirm)
  await boss.work('prove-account', { ...pace, localConcurrency: 1 }, handleProof)
  await boss.work('sweep-region', { ...pace, localConcurrency: 8, burstWhenReadyExceeds: 1 }, handleSweep)
  await boss.work('take-inventory', { ...pace, localConcurrency: 3 }, handleInventory)
  await boss.work('read-buckets', { ...pace, localConcurrency: 2 }, handleReadBuckets)
  await boss.work('change-group', { ...pace, localConcurrency: 4 }, handleGroupChange)
  await boss.work('confirm-group-change', { ...pace, localConcurrency: 8 }, handleConfirmGroupChange)
  await boss.work('read-group', { ...pace, localConcurrency: 2 }, handleReadGroup)
  // Enqueued together, they wake one lane once: it takes many, and comes again while there are more.
  const many = { ...pace, batchSize: 20, burstWhenBatchFull: true }
  await boss.work('spread-notice', { ...many, localConcurrency: 1 }, handleNotice)
  await boss.work('send-delivery', { ...many, localConcurrency: 2 }, handleDeliveries)

  const context = () =>
    systemContext(
      'schedule',
      [
        ...(['scan:run', 'account:arm', 'account:connect', 'exclusion:settle', 'group:carry_out'] as const),
        'termination:carry_out',
      ],
      null,
    )
  const tick = async () => {
    await armDueAccounts(context())
    await enqueueDueProofs(context())
    // Before the readings: what has just expired is read again in this very look.
    await settleExclusions(context())
    await announceFleetSwitch(context())
    await recordCoverage(context(), { sweepSeconds: settings.SWEEP_INTERVAL_SECONDS })
    await enqueueDueReadings(context(), {
      sweepSeconds: settings.SWEEP_INTERVAL_SECONDS,
      inventorySeconds: settings.INVENTORY_INTERVAL_SECONDS,
    })
    await enqueueDueBucketReadings(context(), { intervalSeconds: settings.INVENTORY_INTERVAL_SECONDS })
    await doDueGroupWork(context(), { readEverySeconds: groupReadEverySeconds })
  }
  let isLooking = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    tick()
      .catch((error: unknown) => log.error({ error: errorFacts(error) }, 'could not look for what is due'))
      .finally(() => (isLooking = false))
  }, dueEveryMs)
  const stopSealing = startSealing()
  log.info({ event: 'worker_ready' }, 'worker ready')
  return {
    async stop() {
      clearInterval(timer)
      stopSealing()
      await boss.stop({ graceful: true, timeout: 10_000 })
      await closeSender()
      await closePrisma()
    },
  }
}
