import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchOptions, BenchResult } from './bench.ts'
import { createCallOf, eventOf, postEvent, seedJob } from './enforcement-events.ts'
import { type EnforcementStack, startEnforcement, type WatchedAccount } from './enforcement-stack.ts'

const eventsPerSecond = 50
const latencyMs = 20
/** Every tenth event arrives twice, and every tenth job is told of by CloudTrail too. */
const repeatEvery = 10

interface Call {
  seq: number
  arrivedAt: string
  at: string
  action: string
  resource: string | null
  status: number
}

/** Times in epoch milliseconds, all of this machine's one clock. */
interface Told {
  account: WatchedAccount
  name: string
  acceptedAt: number
}

/** What reached the sandbox, read every second: it keeps only the newest. */
function followCalls(stack: EnforcementStack) {
  const calls: Call[] = []
  let seq = 0
  const read = async () => {
    const found = await stack.admin.control<{ calls: Call[] }>(`calls?since=${seq}`)
    seq = found.calls.at(-1)?.seq ?? seq
    calls.push(...found.calls)
  }
  let isFollowing = true
  const following = (async () => {
    while (isFollowing) {
      await read()
      await sleep(1000)
    }
    await read()
  })()
  const stopsOf = () => {
    const stops = new Map<string, number[]>()
    for (const { action, resource, status, arrivedAt } of calls)
      if (action === 'StopHyperParameterTuningJob' && status === 200) {
        const name = resource?.split('/').at(-1) ?? ''
        stops.set(name, [...(stops.get(name) ?? []), Date.parse(arrivedAt)])
      }
    return stops
  }
  return {
    calls,
    stopsOf,
    async end() {
      isFollowing = false
      await following
    },
  }
}

const percentile = (sorted: readonly number[], share: number) =>
  Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN)

/** How long at least one of a job's own calls was under way in AWS before its stop arrived there. */
function awsMs(calls: readonly Call[], { account, name }: Told, from: number, until: number): number {
  const own = calls
    .filter(
      ({ action, resource }) =>
        (action === 'AssumeRole' && resource?.includes(account.awsAccountId)) ||
        (action === 'DescribeHyperParameterTuningJob' && resource?.endsWith(`/${name}`)),
    )
    .map(({ arrivedAt, at }) => ({ start: Date.parse(arrivedAt), end: Math.min(Date.parse(at), until) }))
    .filter(({ start }) => start >= from && start < until)
    .sort((a, b) => a.start - b.start)
  let covered = 0
  let reached = 0
  for (const { start, end } of own) {
    covered += Math.max(0, end - Math.max(start, reached))
    reached = Math.max(reached, end)
  }
  return covered
}

/** Launches jobs and tells of each, at a steady pace whatever the portal does meanwhile. */
async function sendEvents(stack: EnforcementStack, prefix: string, count: number): Promise<Told[]> {
  const startsAt = Date.now() + 1000
  const told: Promise<Told>[] = []
  for (let index = 0; index < count; index++) {
    const dueAt = startsAt + (index * 1000) / eventsPerSecond
    await sleep(Math.max(0, dueAt - Date.now() - 100))
    // A step that shares no factor with their number visits every account before any of them again.
    const account = stack.accounts[(index * 7) % stack.accounts.length] as WatchedAccount
    const name = `${prefix}-${index}`
    const one = (async () => {
      await seedJob(stack, account, name)
      await sleep(Math.max(0, dueAt - Date.now()))
      const event = eventOf(account, name)
      await postEvent(stack, account, event)
      const acceptedAt = Date.now()
      if (index % repeatEvery === 1) await postEvent(stack, account, event)
      if (index % repeatEvery === 2) await postEvent(stack, account, createCallOf(account, name))
      return { account, name, acceptedAt }
    })()
    one.catch(() => undefined) // awaited at the end, when everything can be cleared up
    told.push(one)
  }
  return Promise.all(told)
}

async function until(isTrue: () => boolean, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!isTrue() && Date.now() < end) await sleep(500)
}

/** From an event that was accepted, or a job that nobody told of, to the stop's arrival in AWS. */
export async function enforce({ isQuick, say }: BenchOptions): Promise<BenchResult> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-bench-'))
  const sweepSeconds = isQuick ? 30 : 60
  let stack: EnforcementStack | null = null
  try {
    stack = await startEnforcement({
      ...{ folder, customers: isQuick ? 12 : 60, accountsEach: 20, sweepSeconds, latencyMs, say },
    })
    await stack.start('web')
    await stack.start('worker')
    return await measure(stack, { isQuick, say, sweepSeconds })
  } finally {
    await stack?.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  stack: EnforcementStack,
  { isQuick, say, sweepSeconds }: BenchOptions & { sweepSeconds: number },
): Promise<BenchResult> {
  const follower = followCalls(stack)
  const seconds = isQuick ? 10 : 120
  // A portal that has been running holds a session for each account: that takes one sweep of them all.
  say('Warming up …')
  await sleep(isQuick ? 0 : sweepSeconds * 1000)
  await sendEvents(stack, 'warm', eventsPerSecond * (isQuick ? 2 : 10))
  say(`Sending ${eventsPerSecond} events a second for ${seconds} s …`)
  const before = stack.cpuMs()
  const told = await sendEvents(stack, 'told', eventsPerSecond * seconds)
  const cpu = Object.entries(stack.cpuMs()).map(([part, ms]) => [
    `${part}CpuMsPerEvent`,
    Number(((ms - (before[part as keyof typeof before] ?? 0)) / told.length).toFixed(1)),
  ])
  await until(() => told.every(({ name }) => follower.stopsOf().has(name)), 30_000)

  const untold = new Map<string, number>()
  say('Launching a job in every account, and telling nobody …')
  for (const [index, account] of stack.accounts.entries()) {
    const name = `untold-${index}`
    untold.set(name, Date.now())
    await seedJob(stack, account, name)
  }
  await until(() => [...untold.keys()].every((name) => follower.stopsOf().has(name)), 90_000)
  await follower.end()

  const stops = follower.stopsOf()
  const byAccount = Map.groupBy(
    follower.calls.filter(({ action }) => /^(AssumeRole|Describe)/.test(action)),
    ({ resource }) => /\b\d{12}\b/.exec(resource ?? '')?.[0] ?? '',
  )
  const taken = told.flatMap((one) => {
    const stoppedAt = stops.get(one.name)?.[0]
    if (stoppedAt === undefined) return []
    const own = byAccount.get(one.account.awsAccountId) ?? []
    const total = stoppedAt - one.acceptedAt
    return [{ total, own: total - awsMs(own, one, one.acceptedAt - 1000, stoppedAt) }]
  })
  const totals = taken.map(({ total }) => total).sort((a, b) => a - b)
  const ours = taken.map(({ own }) => own).sort((a, b) => a - b)
  const swept = [...untold].map(([name, at]) => ((stops.get(name)?.[0] ?? Infinity) - at) / 1000)
  const missed = told.length - taken.length + swept.filter((value) => value === Infinity).length
  const twice = [...stops.values()].filter((times) => times.length > 1).length
  const slowest = Number(Math.max(...swept).toFixed(1))
  const p95 = percentile(totals, 0.95)
  const ours95 = percentile(ours, 0.95)
  return {
    figures: {
      accounts: stack.accounts.length,
      events: told.length,
      eventToStopP50Ms: percentile(totals, 0.5),
      eventToStopP95Ms: p95,
      eventToStopP99Ms: percentile(totals, 0.99),
      aboveAwsP50Ms: percentile(ours, 0.5),
      aboveAwsP95Ms: ours95,
      aboveAwsP99Ms: percentile(ours, 0.99),
      sweptSlowestSeconds: slowest,
      ...(Object.fromEntries(cpu) as Record<string, number>),
      loadAverage: Number(os.loadavg()[0]?.toFixed(1)),
    },
    bars: [
      { name: 'event to stop, p95 in ms', goal: '<= 250', value: p95, ok: p95 <= 250 },
      { name: 'above AWS’s own time, p95 in ms', goal: '<= 50', value: ours95, ok: ours95 <= 50 },
      { name: 'seconds to the slowest stop by sweep', goal: '<= 75', value: slowest, ok: slowest <= 75 },
      { name: 'jobs left running', goal: '0', value: missed, ok: missed === 0 },
      { name: 'jobs stopped twice', goal: '0', value: twice, ok: twice === 0 },
    ],
  }
}
