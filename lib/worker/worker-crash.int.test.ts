import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'

/** A worker as it really runs: its own process, from its own entry point. */
function startWorker(): { process: ChildProcess; ready: Promise<void>; words: () => string } {
  const child = spawn(process.execPath, [path.join(process.cwd(), 'lib/worker/main.ts')], {
    env: { ...process.env, LOG_LEVEL: 'info', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('worker_ready')) resolve()
    })
    child.once('exit', () => reject(new Error(said)))
  })
  ready.catch(() => undefined)
  return { process: child, ready, words: () => said }
}

describe('a worker killed with -9 between the intent and the stop', () => {
  let world: TestWorld
  const workers: ReturnType<typeof startWorker>[] = []
  const start = async () => {
    const worker = startWorker()
    workers.push(worker)
    await worker.ready
    return worker.process
  }
  beforeAll(async () => {
    world = await openTestWorld()
    await world.sandbox.control('settings', { stoppingMs: 300 })
  })
  afterAll(async () => {
    for (const worker of workers) worker.process.kill('SIGKILL')
    await world.close()
  })

  it('leaves the job to the next worker: Stopped, one termination, one whole trail', async () => {
    const { id: customerId } = await makeCustomer()
    const account = await connectAccount(world, customerId, { isArmed: true })
    const region = 'us-east-1'
    const name = 'crash-hpo'
    const request = tuningJobRequest(account.awsAccountId, 'b', { name, instances: 2, isEncrypted: false })
    await world.sandbox.sagemaker(account.awsAccountId, region, 'CreateHyperParameterTuningJob', request)
    // The stop hangs in AWS for long enough to be killed in the middle of it.
    const stop = {
      service: 'sagemaker',
      action: 'StopHyperParameterTuningJob',
      accountId: account.awsAccountId,
    }
    await world.sandbox.control('faults', { ...stop, kind: 'latency', latencyMs: 120_000, times: 1 })
    await sweepRegion(setupContext(customerId), { accountId: account.id, region })
    const read = async () => {
      const { rows } = await world.owner.query<{
        id: string
        state: string
        attempts: number
        finalStatus: string | null
      }>(
        `select id, state::text, attempts, final_status as "finalStatus" from termination where customer_id = $1`,
        [customerId],
      )
      return rows
    }

    const first = await start()
    await expect.poll(async () => (await read())[0]?.attempts, { timeout: 200_000 }).toBe(1)
    expect((await read())[0]?.state).toBe('intended')
    first.kill('SIGKILL')
    await start()
    await expect
      .poll(async () => (await read())[0]?.state, { timeout: 400_000, interval: 250 })
      .toBe('stopped')
      .catch((error: unknown) => {
        throw new Error(`The second worker said: ${workers.at(-1)?.words() ?? 'nothing'}`, { cause: error })
      })

    const terminations = await read()
    expect(terminations).toHaveLength(1)
    expect(terminations[0]).toMatchObject({ finalStatus: 'Stopped' })
    const trail = await world.owner.query<{ action: string }>(
      'select action from audit_entry where customer_id = $1 and resource_id = $2 order by seq',
      [customerId, terminations[0]?.id],
    )
    const actions = trail.rows.map(({ action }) => action.replace('termination.', ''))
    // A dispatch for each attempt whose outcome was unknown: one more where the first worker, on a slow machine,
    // lived to see its own time out. Everything else happened once.
    const { attempts = 0 } = terminations[0] ?? {}
    expect([2, 3]).toContain(attempts)
    expect(actions.filter((action) => action === 'dispatch')).toHaveLength(attempts)
    expect(actions.filter((action) => action !== 'dispatch' && action !== 'fail')).toEqual([
      ...['intend', 'stop', 'tag', 'confirm'],
    ])
  })
}, 900_000)
