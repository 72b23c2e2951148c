import { type Job, type JobResult, PgBoss } from 'pg-boss'
import { closePrisma } from '#lib/db/client.ts'
import { closeSender } from '#lib/jobs/enqueue.ts'
import type { Env } from '#lib/env.ts'
import { QueueClient } from '#lib/jobs/queue-client.ts'
import { type QueueName, queueSchema } from '#lib/jobs/queues.ts'
import { errorFacts, log } from '#lib/log.ts'
import {
  handleAwsEvent,
  handleConfirmGroupChange,
  handleDelivery,
  handleFollowing,
  handleGroupChange,
  handleNotice,
  handleInventory,
  handleMakeReport,
  handleProof,
  handleReadBuckets,
  handleReadGroup,
  handleStop,
  handleSweep,
} from './handlers.ts'
import { startLooking } from './look-for-due.ts'
import { startRemoving } from './remove-expired.ts'
import { startSealing } from './seal-trails.ts'
import { startTaking } from './take-events.ts'

/**
 * How the queues are asked. A notice wakes every idle lane, and each takes a batch: few lanes ask less often in
 * vain. One that comes back with a full batch asks again at once, since notices may have come as one.
 */
const pace = {
  ...{ pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2, heartbeatRefreshSeconds: 3 },
  ...{ burstWhenBatchFull: true, perJobResults: true },
} as const
type Handler = (jobs: Job<unknown>[]) => Promise<JobResult[]>

/**
 * The worker: takes jobs from the queue and calls verbs. Everything it does may be cut off at any point and
 * done again by another worker.
 */
export async function startWorker(settings: Env): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: settings.DIRECT_DATABASE_URL,
    // The login has no rights of its own; this one is allowed the queue and nothing else. That a job was taken or done
    // need not be on the disk before the next is: after a crash it runs again, and every handler may. Jobs are put on
    // the queue by the transactions that owe them, and those wait for the disk.
    options: '-c role=portal_queue -c synchronous_commit=off',
    schema: queueSchema,
    application_name: 'safeguards-worker',
    // Handed on to its pool, which its types leave out.
    ...({ Client: QueueClient } as object),
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
  const work = (name: QueueName, localConcurrency: number, batchSize: number, handle: Handler) =>
    boss.work(name, { ...pace, localConcurrency, batchSize }, handle)
  await work('stop-tuning-job', 3, 8, handleStop)
  await work('handle-event', 2, 8, handleAwsEvent)
  await work('follow-stop', 2, 20, handleFollowing)
  await work('prove-account', 1, 1, handleProof)
  await work('sweep-region', 3, 4, handleSweep)
  await work('take-inventory', 2, 2, handleInventory)
  await work('read-buckets', 1, 2, handleReadBuckets)
  await work('change-group', 2, 2, handleGroupChange)
  await work('confirm-group-change', 2, 4, handleConfirmGroupChange)
  await work('read-group', 1, 2, handleReadGroup)
  await work('make-report', 1, 1, handleMakeReport)
  await work('spread-notice', 1, 20, handleNotice)
  // A receiver that says nothing for ten seconds keeps nobody else of its batch waiting.
  await work('send-delivery', 2, 20, handleDelivery)

  const taking = await startTaking(boss)
  const stopLooking = startLooking(settings)
  const stopSealing = startSealing()
  const stopRemoving = startRemoving()
  log.info({ event: 'worker_ready' }, 'worker ready')
  return {
    async stop() {
      stopLooking()
      stopSealing()
      stopRemoving()
      await taking.stop()
      await boss.stop({ graceful: true, timeout: 10_000 })
      await closeSender()
      await closePrisma()
    },
  }
}
