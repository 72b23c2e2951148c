import * as fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { eventOf, postEvent, seedJob } from '#lib/bench/enforcement-events.ts'
import {
  type EnforcementStack,
  type Part,
  region,
  startEnforcement,
  type WatchedAccount,
} from '#lib/bench/enforcement-stack.ts'
import { defaultStateFolder } from '#lib/paths.ts'

/**
 * `npm run prove:kills -- --runs N --seed S`: ends the worker, the web or PostgreSQL with `kill -9` while events
 * and sweeps are under way, starts it again, and shows that nothing was lost. Goes with the same seed are summed
 * up in the state folder: each begins where the last one ended, but with `--anew`. Ends with 1 when a run broke a promise.
 */
interface Outcome {
  run: number
  victim: Part
  jobs: number
  accepted: number
  /** From the restart to the next stop that was sent or confirmed; 0 when nothing was left to do. */
  resumedMs: number
  problems: string[]
}

const resumesWithinMs = 15_000
const endsWithinMs = 120_000
const sweepSeconds = 5

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    anew: { type: 'boolean', default: false },
  },
})
const wanted = Number(values.runs)
const folder = path.join(defaultStateFolder(), 'kill-runs')
const resultsFile = path.join(folder, `seed-${Number(values.seed)}.json`)

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Receipt {
  name: string
  state: string
  trail: string[]
}

async function receipts(stack: EnforcementStack, run: number): Promise<Receipt[]> {
  const { rows } = await stack.owner.query<Receipt>(
    `select t.job_name as name, t.state::text as state, array(select a.action from audit_entry a
       where a.customer_id = t.customer_id and a.resource_id = t.id::text order by a.seq) as trail
     from termination t where t.job_name like $1`,
    [`kill-${run}-%`],
  )
  return rows
}

/** What a supervisor does: starts again whatever has ended by itself. */
async function supervise(stack: EnforcementStack): Promise<void> {
  for (const part of ['web', 'worker'] as const) if (!stack.isRunning(part)) await stack.start(part)
}

async function tell(stack: EnforcementStack, account: WatchedAccount, name: string): Promise<string | null> {
  const event = eventOf(account, name)
  return postEvent(stack, account, event).then(
    () => event.id,
    () => null,
  )
}

/** A whole trail: one intent, one or more dispatches where the first one's outcome was unknown, one stop, one end. */
const wholeTrail =
  /^termination\.intend( termination\.(dispatch|fail))* termination\.dispatch( termination\.fail)* termination\.stop( termination\.tag)? termination\.confirm$/

async function killOnce(stack: EnforcementStack, run: number, seed: number): Promise<Outcome> {
  const random = randomFrom(seed * 100_003 + run)
  const victim = (['worker', 'web', 'database'] as const)[Math.floor(random() * 3)] ?? 'worker'
  const count = 4 + Math.floor(random() * 5)
  const names = Array.from({ length: count }, (_, index) => `kill-${run}-${index}`)
  const accountOf = (index: number) => stack.accounts[(run + index) % stack.accounts.length] as WatchedAccount
  const delays = names.map(() => random() * 1500)
  const killAfter = random() * 1800
  const downFor = random() * 500
  const working = Promise.all(
    names.map(async (name, index) => {
      await sleep(delays[index])
      await seedJob(stack, accountOf(index), name)
      // Of every third job nobody tells: the sweep must find it.
      return index % 3 === 2 ? null : tell(stack, accountOf(index), name)
    }),
  )
  working.catch(() => undefined) // awaited below, when the victim is up again
  await sleep(killAfter)
  await stack.kill(victim)
  await sleep(downFor)
  await stack.start(victim)
  const restartedAt = Date.now()
  const accepted = (await working).filter((id) => id !== null)
  const problems: string[] = []
  const progress = (all: readonly Receipt[]) =>
    all.flatMap(({ trail }) => trail).filter((action) => /\.(stop|confirm)$/.test(action)).length
  let found = await receipts(stack, run)
  const atRestart = progress(found)
  let resumedMs: number | null = atRestart === 2 * count ? 0 : null
  while (Date.now() - restartedAt < endsWithinMs) {
    await supervise(stack)
    found = await receipts(stack, run)
    if (resumedMs === null && progress(found) > atRestart) resumedMs = Date.now() - restartedAt
    if (found.length === count && found.every(({ state }) => state === 'stopped')) break
    await sleep(200)
  }
  if (resumedMs === null || resumedMs > resumesWithinMs)
    problems.push(`work resumed after ${resumedMs ?? 'more than 120,000'} ms`)
  for (const [index, name] of names.entries()) {
    const own = found.filter((each) => each.name === name)
    if (own.length !== 1) problems.push(`${name} has ${own.length} receipts`)
    for (const { state, trail } of own)
      if (state !== 'stopped' || !wholeTrail.test(trail.join(' ')))
        problems.push(`${name} is ${state}: ${trail.join(' ')}`)
    const live = await stack.admin.sagemaker<{ HyperParameterTuningJobStatus: string }>(
      accountOf(index).awsAccountId,
      region,
      'DescribeHyperParameterTuningJob',
      { HyperParameterTuningJobName: name },
    )
    if (live.HyperParameterTuningJobStatus !== 'Stopped')
      problems.push(`${name} is ${live.HyperParameterTuningJobStatus} in AWS`)
  }
  const { rows } = await stack.owner.query('select from aws_event where event_id = any($1)', [accepted])
  if (rows.length !== accepted.length)
    problems.push(`${accepted.length - rows.length} accepted events were lost`)
  return {
    run,
    victim,
    jobs: count,
    accepted: accepted.length,
    resumedMs: resumedMs ?? endsWithinMs,
    problems,
  }
}

fs.mkdirSync(folder, { recursive: true })
const outcomes =
  fs.existsSync(resultsFile) && !values.anew
    ? (JSON.parse(fs.readFileSync(resultsFile, 'utf8')) as Outcome[])
    : []
const say = (text: string) => void process.stderr.write(`${text}\n`)
const stackFolder = fs.mkdtempSync(path.join(folder, 'stack-'))
const stack = await startEnforcement({
  ...{ folder: stackFolder, customers: 2, accountsEach: 6, sweepSeconds, latencyMs: 5, say },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stack.stop().finally(() => process.exit(130)))
try {
  await stack.admin.control('settings', { stoppingMs: 300 })
  await stack.start('web')
  await stack.start('worker')
  for (let go = 0; go < wanted; go++) {
    const outcome = await killOnce(stack, outcomes.length + 1, Number(values.seed))
    outcomes.push(outcome)
    fs.writeFileSync(resultsFile, JSON.stringify(outcomes))
    const { run, victim, jobs, resumedMs, problems } = outcome
    say(
      `${problems.length === 0 ? 'held' : 'BROKE'}  run ${run}: ${victim} killed, ${jobs} jobs, resumed after ${resumedMs} ms`,
    )
    for (const problem of problems) say(`       ${problem}`)
  }
} finally {
  await stack.stop()
  fs.rmSync(stackFolder, { recursive: true, force: true })
}
const broke = outcomes.filter(({ problems }) => problems.length > 0)
const slowest = Math.max(...outcomes.map(({ resumedMs }) => resumedMs))
console.log(
  `${outcomes.length} runs with seed ${values.seed}: ${broke.length} broke a promise; work resumed within ${slowest} ms.`,
)
process.exit(broke.length === 0 ? 0 : 1)
