import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { requireLockedStore } from '#lib/services/audit/evidence-store.ts'
import { startWorker } from './start-worker.ts'

await requireLockedStore()
const worker = await startWorker(env())

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    log.info('worker stops')
    void worker.stop().then(() => process.exit(0))
  })
