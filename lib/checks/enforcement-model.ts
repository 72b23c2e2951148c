import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { surroundTransactions } from '#lib/db/doors.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { setAccountMode } from '#lib/services/accounts/set-account-mode.ts'
import { type Ctx, systemContext } from '#lib/services/context.ts'
import { pauseAccount } from '#lib/services/enforcement/pause-account.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { handOverEvents } from '#lib/services/events/hand-over-events.ts'
import { handleEvent } from '#lib/services/events/handle-event.ts'
import { receiveEvent } from '#lib/services/events/receive-event.ts'
import { takeEvent } from '#lib/services/events/take-event.ts'
import { approveExclusion } from '#lib/services/exclusions/approve-exclusion.ts'
import { askForExclusion } from '#lib/services/exclusions/ask-for-exclusion.ts'
import { revokeExclusion } from '#lib/services/exclusions/revoke-exclusion.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { carryOutStop } from '#lib/services/terminations/carry-out-stop.ts'
import { followStop } from '#lib/services/terminations/follow-stop.ts'
import { settleHeldStop } from '#lib/services/terminations/settle-held-stop.ts'
import { connectAccount, makeCustomer, makePerson, setupContext } from './test-contexts.ts'
import type { TestWorld } from './test-world.ts'

export const region = 'us-east-1'
/** Names that jobs are launched under; few, so that things happen to the same job. */
export const slots = [0, 1] as const

/** What the model knows of a job: what was asked of AWS, and when. Times are this machine's clock. */
export interface LaunchedJob {
  name: string
  isViolating: boolean
  launchedAt: number
}

/** From when until when an exclusion surely held: after its approval was answered, before its end was asked for. */
export interface Excuse {
  name: string
  exclusionId: string
  from: number
  until: number
}

export interface Model {
  jobs: LaunchedJob[]
  excuses: Excuse[]
  /** Whether anything was killed or failed: a stop's outcome may then have been unknown. */
  isDisturbed: boolean
}

/** One lane's account, in which schedules run one after another, and the people who act in it. */
export interface Lane {
  world: TestWorld
  customerId: string
  account: { id: string; awsAccountId: string }
  system: Ctx
  support: Ctx
  asker: Ctx
  approver: Ctx
  schedule: number
}

/** What the worker owes: a job as the queue holds it, an event nobody took up, or one whose taker died. */
interface Owed {
  id: string
  name:
    'handle-event' | 'stop-tuning-job' | 'follow-stop' | 'sweep-region' | 'take-event' | 'hand-over-events'
  data: { eventId: string; terminationId: string }
}

export async function openLane(world: TestWorld): Promise<Lane> {
  const customer = await makeCustomer()
  const account = await connectAccount(world, customer.id, { isArmed: true })
  const own = { customerId: customer.id, slug: customer.slug, name: customer.name }
  const asker = await makePerson(world.owner, { memberships: [{ ...own, role: 'admin' }] })
  const approver = await makePerson(world.owner, { isStaff: true })
  return {
    ...{ world, customerId: customer.id, account, schedule: 0 },
    system: setupContext(customer.id),
    support: systemContext('test', ['termination:release', 'account:pause', 'account:arm'], customer.id),
    asker: { actor: asker, customerId: customer.id, requestId: 'test' },
    approver: { actor: approver, customerId: null, requestId: 'test' },
  }
}

/** The person who launched a job ends it. */
async function endJob({ world, account }: Lane, name: string): Promise<void> {
  await world.sandbox
    .sagemaker(account.awsAccountId, region, 'StopHyperParameterTuningJob', {
      HyperParameterTuningJobName: name,
    })
    .catch(() => undefined)
}

/**
 * Everything as on the first day: armed, nothing paused, owed or broken, and no stop in the guard's window. What the
 * schedule before left running, held or excused, ends, and so do its exclusions: every sweep would look at them again.
 */
export async function resetLane(lane: Lane): Promise<void> {
  for (const slot of slots) await endJob(lane, nameOf(lane, slot))
  lane.schedule++
  const { owner } = lane.world
  await owner.query(
    `update aws_account set mode = 'armed', armed_at = now() - interval '1 hour', paused_until = null, hold_above = 2
     where id = $1`,
    [lane.account.id],
  )
  await owner.query(
    `update termination set intended_at = intended_at - interval '1 hour'
     where account_id = $1 and intended_at > now() - interval '1 hour'`,
    [lane.account.id],
  )
  await owner.query(
    `update exclusion set state = 'expired', ended_at = now() where account_id = $1 and state = 'active'`,
    [lane.account.id],
  )
  await owner.query('update aws_event set settled_at = now() where account_id = $1 and settled_at is null', [
    lane.account.id,
  ])
  for (const { id } of await owed(lane)) await forget(lane, id)
}

export const nameOf = (lane: Lane, slot: number) => `m${lane.schedule}-${slot}`

async function owed({ world, account }: Lane): Promise<Owed[]> {
  const { rows } = await world.owner.query<Owed>(
    `select id::text, name, data from (
       select id, name, data, created_on as since from pgboss.job where state < 'active'
         and name in ('handle-event', 'stop-tuning-job', 'follow-stop', 'sweep-region')
         and (data ->> 'accountId' = $1 or data ->> 'terminationId' in (select id::text from termination where account_id = $1::uuid))
       union all
       select event_id::uuid, case when taken_at is null then 'take-event' else 'hand-over-events' end,
         jsonb_build_object('eventId', event_id), received_at
       from aws_event where account_id = $1::uuid and settled_at is null
     ) as owed order by since`,
    [account.id],
  )
  return rows
}

/** A job of the queue that is done; events say themselves when they are. */
async function forget({ world }: Lane, id: string): Promise<void> {
  await world.owner.query('delete from pgboss.job where id = $1', [id])
}

class Killed extends Error {}
const life = new AsyncLocalStorage<{ left: number }>()

/**
 * Lets a part of the tests die: its transactions fail from a given moment on, as those of a killed worker do.
 * Returns what undoes that.
 */
export function makeMortal(): () => void {
  const step = () => {
    const own = life.getStore()
    if (own && own.left-- <= 0) throw new Killed()
  }
  surroundTransactions(async (act) => {
    step()
    const result = await act()
    step()
    return result
  })
  return () => surroundTransactions(undefined)
}

/** What the worker does with what it owes. True when that is done. */
async function take(lane: Lane, job: Owed | 'sweep'): Promise<boolean> {
  const { system, account } = lane
  if (job === 'sweep' || job.name === 'sweep-region') {
    await sweepRegion(system, { accountId: account.id, region })
    return true
  }
  if (job.name === 'hand-over-events') {
    await handOverEvents(system, { untaken: 0, taken: 0 })
    return true
  }
  if (job.name === 'handle-event' || job.name === 'take-event') {
    const act = job.name === 'take-event' ? takeEvent : handleEvent
    await act(system, { accountId: account.id, eventId: job.data.eventId })
    return true
  }
  const { terminationId } = job.data
  if (job.name === 'follow-stop') return (await followStop(system, { terminationId })) !== 'waiting'
  await carryOutStop(system, { terminationId })
  return true
}

async function work(lane: Lane, model: Model, step: Extract<Step, { do: 'work' }>): Promise<void> {
  const waiting = await owed(lane)
  const picked = new Map<string, Owed | 'sweep'>()
  for (const pick of step.picks) {
    const job = pick === 0 ? 'sweep' : (waiting[(pick - 1) % Math.max(1, waiting.length)] ?? 'sweep')
    picked.set(job === 'sweep' ? 'sweep' : job.id, job)
  }
  if (step.killAfter !== null) model.isDisturbed = true
  await Promise.all(
    [...picked].map(async ([id, job], index) => {
      const left = index === 0 && step.killAfter !== null ? step.killAfter : Infinity
      const isDone = await life.run({ left }, () => take(lane, job)).catch(() => false)
      // Killed after its work and before it said so: the queue hands the job out again.
      if (isDone && job !== 'sweep' && left === Infinity) await forget(lane, id)
    }),
  )
}

/** One thing that happens. */
export type Step =
  | { do: 'launch'; slot: number; isViolating: boolean; runsForMs: number }
  | { do: 'tell'; slot: number; by: 'state' | 'call'; copies: number }
  | { do: 'work'; picks: number[]; killAfter: number | null }
  | { do: 'excuse'; slot: number }
  | { do: 'unexcuse'; slot: number; by: 'revoke' | 'expiry' }
  | { do: 'arm'; mode: 'armed' | 'observing' }
  | { do: 'pause'; hours: 0 | 1 }
  | { do: 'settle'; answer: 'release' | 'dismiss' }
  | { do: 'break'; action: string; kind: string; times: number }
  | { do: 'mend' }
  | { do: 'end'; slot: number }

const slot = fc.constantFrom(...slots)
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('launch' as const),
      slot,
      isViolating: fc.constantFrom(true, true, false),
      runsForMs: fc.constantFrom(3_600_000, 3_600_000, 3_600_000, 150),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      slot,
      by: fc.constantFrom('state' as const, 'call' as const),
      copies: fc.constantFrom(1, 1, 2),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      picks: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 3 }),
      killAfter: fc.option(fc.nat({ max: 9 }), { freq: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('excuse' as const), slot }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('unexcuse' as const),
      slot,
      by: fc.constantFrom('revoke' as const, 'expiry' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('arm' as const),
      mode: fc.constantFrom('armed' as const, 'observing' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('pause' as const),
      hours: fc.constantFrom(0 as const, 1 as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      answer: fc.constantFrom('release' as const, 'dismiss' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('break' as const),
      action: fc.constantFrom(
        ...['StopHyperParameterTuningJob', 'DescribeHyperParameterTuningJob', 'ListHyperParameterTuningJobs'],
      ),
      kind: fc.constantFrom('access_denied', 'throttle', 'error_500', 'drop', 'lost_answer'),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mend' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), slot }) },
)

async function describeJob(lane: Lane, name: string): Promise<string | null> {
  const answer = await lane.world.sandbox
    .sagemaker<{ HyperParameterTuningJobStatus: string }>(
      lane.account.awsAccountId,
      region,
      'DescribeHyperParameterTuningJob',
      { HyperParameterTuningJobName: name },
    )
    .catch(() => null)
  return answer?.HyperParameterTuningJobStatus ?? null
}

async function launch(lane: Lane, model: Model, step: Extract<Step, { do: 'launch' }>): Promise<void> {
  const { world, account } = lane
  const name = nameOf(lane, step.slot)
  const status = await describeJob(lane, name)
  if (status === 'InProgress' || status === 'Stopping') return
  // A name may be used again once the job that had it is deleted.
  if (status !== null)
    await world.sandbox.sagemaker(account.awsAccountId, region, 'DeleteHyperParameterTuningJob', {
      HyperParameterTuningJobName: name,
    })
  const isEncrypted = !step.isViolating
  const request = tuningJobRequest(account.awsAccountId, 'bucket', { name, instances: 2, isEncrypted })
  const launchedAt = Date.now()
  await world.sandbox.control('seed', {
    ...{ accountId: account.awsAccountId, region },
    tuningJobs: [
      { request, creationTime: launchedAt, status: 'InProgress', endTime: launchedAt + step.runsForMs },
    ],
  })
  model.jobs.push({ name, isViolating: step.isViolating, launchedAt })
}

async function tell(lane: Lane, step: Extract<Step, { do: 'tell' }>): Promise<void> {
  const { customerId, account } = lane
  const event = {
    ...{ eventId: randomUUID(), awsAccountId: account.awsAccountId, region, at: new Date() },
    ...{ jobName: nameOf(lane, step.slot), creatorArn: null },
    kind: step.by === 'call' ? ('create_call' as const) : ('state_change' as const),
  }
  const ctx = systemContext('aws-events', ['event:receive'], customerId)
  for (let copy = 0; copy < step.copies; copy++) await receiveEvent(ctx, { accountId: account.id, event })
}

async function excuse(lane: Lane, model: Model, step: Extract<Step, { do: 'excuse' }>): Promise<void> {
  const name = nameOf(lane, step.slot)
  const { id } = await askForExclusion(lane.asker, {
    ...{ accountId: lane.account.id, region, names: [name], reason: 'synthetic data, no patients' },
    endsAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    planned: JSON.stringify(
      tuningJobRequest(lane.account.awsAccountId, 'bucket', {
        name: 'plan',
        instances: 2,
        isEncrypted: false,
      }),
    ),
    ...{ isAttested: true as const, attestationVersion: 1 as const },
  })
  await approveExclusion(lane.approver, { id, reason: 'a test approves' })
  const from = Date.now()
  const { rows } = await lane.world.owner.query<{ id: string }>(
    'select id from exclusion where request_id = $1',
    [id],
  )
  model.excuses.push({ name, exclusionId: rows[0]?.id ?? '', from, until: Infinity })
}

async function unexcuse(lane: Lane, model: Model, step: Extract<Step, { do: 'unexcuse' }>): Promise<void> {
  const found = model.excuses.find(
    ({ name, until }) => name === nameOf(lane, step.slot) && until === Infinity,
  )
  if (!found) return
  found.until = Date.now()
  if (step.by === 'revoke') await revokeExclusion(lane.asker, { id: found.exclusionId, reason: 'a test' })
  else
    await lane.world.owner.query('update exclusion set ends_at = clock_timestamp() where id = $1', [
      found.exclusionId,
    ])
}

async function settle(lane: Lane, answer: 'release' | 'dismiss'): Promise<void> {
  const { rows } = await lane.world.owner.query<{ id: string }>(
    `select id from termination where account_id = $1 and job_name like $2 and state = 'held'
     order by held_at limit 1`,
    [lane.account.id, `m${lane.schedule}-%`],
  )
  if (rows[0]) await settleHeldStop(lane.support, { id: rows[0].id, answer, reason: 'a test' })
}

async function endFaults(lane: Lane): Promise<void> {
  const { faults } = await lane.world.sandbox.control<{ faults: { id: string; accountId?: string }[] }>(
    'faults',
  )
  for (const { id, accountId } of faults)
    if (accountId === lane.account.awsAccountId)
      await fetch(`${lane.world.sandbox.endpoint}/_control/faults/${id}`, { method: 'DELETE' })
}

async function perform(lane: Lane, model: Model, step: Step): Promise<unknown> {
  const { world, account, support } = lane
  switch (step.do) {
    case 'launch':
      return launch(lane, model, step)
    case 'tell':
      return tell(lane, step)
    case 'work':
      return work(lane, model, step)
    case 'excuse':
      return excuse(lane, model, step)
    case 'unexcuse':
      return unexcuse(lane, model, step)
    case 'arm':
      return setAccountMode(support, { id: account.id, mode: step.mode, reason: 'a test' })
    case 'pause':
      return pauseAccount(support, { id: account.id, hours: step.hours, reason: 'a test' })
    case 'settle':
      return settle(lane, step.answer)
    case 'break':
      model.isDisturbed = true
      return world.sandbox.control('faults', {
        ...{ service: 'sagemaker', accountId: account.awsAccountId },
        ...{ action: step.action, kind: step.kind, times: step.times, principalContains: 'cleardata' },
      })
    case 'mend':
      return endFaults(lane)
    case 'end':
      return endJob(lane, nameOf(lane, step.slot))
  }
}

class StepCommand implements fc.AsyncCommand<Model, Lane> {
  readonly step: Step
  constructor(step: Step) {
    this.step = step
  }
  check(): boolean {
    return true
  }
  async run(model: Model, lane: Lane): Promise<void> {
    try {
      await perform(lane, model, this.step)
    } catch (error) {
      // A verb that refuses what cannot be done now (excused already, ended meanwhile) does nothing.
      if (!(error instanceof ServiceError)) throw error
    }
  }
  toString(): string {
    return JSON.stringify(this.step)
  }
}

/** Schedules of a dozen steps, in any order. */
export const schedules = fc.commands([stepArbitrary.map((step) => new StepCommand(step))], {
  maxCommands: 24,
  size: 'max',
})

/** Where every schedule begins: a violating job that somebody told of, and one that nobody did. */
export async function begin(lane: Lane, model: Model): Promise<void> {
  for (const each of slots)
    await launch(lane, model, { do: 'launch', slot: each, isViolating: true, runsForMs: 3_600_000 })
  await tell(lane, { do: 'tell', slot: 0, by: 'state', copies: 1 })
}

/** What is left to do once the world holds still: every sweep and every job of the queue, until none remains. */
export async function drain(lane: Lane): Promise<void> {
  await endFaults(lane)
  for (let round = 0; round < 40; round++) {
    await take(lane, 'sweep')
    for (const job of await owed(lane))
      if (await take(lane, job).catch(() => false)) await forget(lane, job.id)
    if (round > 0 && (await owed(lane)).length === 0) return
    await sleep(30)
  }
}
