import { nextTerminationStates, type TerminationState } from '#lib/domain/enforcement/termination.ts'
import { type Lane, type Model, nameOf, region, slots } from './enforcement-model.ts'

interface Row {
  id: string
  name: string
  state: TerminationState
  createdAt: Date
  trail: { action: string; at: string }[]
}

/** A request that reached the sandbox. */
export interface Call {
  seq: number
  action: string
  arrivedAt: string
  principalArn: string | null
  sourceIdentity: string | null
  resource: string | null
  status: number
}

const stateAfter: Record<string, TerminationState> = {
  'termination.observe': 'observed',
  'termination.hold': 'held',
  'termination.intend': 'intended',
  'termination.release': 'intended',
  'termination.dismiss': 'dismissed',
  'termination.stop': 'stop_sent',
  'termination.confirm': 'stopped',
  'termination.end': 'ended',
  'termination.spare': 'spared',
}

/** Walks a receipt's trail: every step is one that its state allows, and the last leads to the state it is in. */
function trailProblem({ state, trail }: Row): string | null {
  let now: TerminationState | null = null
  for (const { action } of trail) {
    const next = stateAfter[action]
    if (action === 'termination.tag') continue
    if (next === undefined) {
      if (now !== 'intended') return `${action} while ${now}`
      continue
    }
    const allowed: readonly TerminationState[] =
      now === null ? ['observed', 'held', 'intended'] : nextTerminationStates[now]
    if (!allowed.includes(next)) return `${action} while ${now}`
    now = next
  }
  return now === state ? null : `the trail ends as ${now}, the receipt says ${state}`
}

async function readRows(lane: Lane): Promise<Row[]> {
  const { rows } = await lane.world.owner.query<Row>(
    `select t.id, t.job_name as name, t.state::text as state, t.job_creation_time as "createdAt",
       (select coalesce(jsonb_agg(jsonb_build_object('action', a.action, 'at', a.at) order by a.seq), '[]')
        from audit_entry a where a.customer_id = t.customer_id and a.resource_id = t.id::text) as trail
     from termination t where t.account_id = $1 and t.job_name like $2`,
    [lane.account.id, `m${lane.schedule}-%`],
  )
  return rows
}

/** What enforcement has promised and not kept, in words; empty when it kept everything. */
export async function brokenPromises(lane: Lane, model: Model, calls: readonly Call[]): Promise<string[]> {
  const broken: string[] = []
  const rows = await readRows(lane)
  const { rows: accounts } = await lane.world.owner.query<{ isInForce: boolean }>(
    `select mode = 'armed' and not coalesce(paused_until > clock_timestamp(), false) as "isInForce"
     from aws_account where id = $1`,
    [lane.account.id],
  )
  const { rows: exclusions } = await lane.world.owner.query<{
    id: string
    name: string
    isActive: boolean
    suspendedAt: Date | null
  }>(
    `select id, job_name as name, state = 'active' and ends_at > clock_timestamp() as "isActive",
       suspended_at as "suspendedAt" from exclusion where account_id = $1`,
    [lane.account.id],
  )
  const stops = calls.filter(
    ({ action, resource, principalArn }) =>
      action === 'StopHyperParameterTuningJob' &&
      principalArn?.includes(`:${lane.account.awsAccountId}:assumed-role/cleardata-safeguards-remediate/`) &&
      resource?.includes(`/m${lane.schedule}-`),
  )

  for (const { resource, arrivedAt, status } of stops) {
    if (status !== 200 && status !== 0) continue
    const name = resource?.split('/').at(-1)
    const job = model.jobs.findLast((each) => each.name === name && each.launchedAt <= Date.parse(arrivedAt))
    if (job && !job.isViolating) broken.push(`${name} was compliant, and was stopped`)
  }
  for (const row of rows) {
    const problem = trailProblem(row)
    if (problem !== null) broken.push(`${row.name}: ${problem}: ${JSON.stringify(row.trail)}`)
    if (row.state === 'intended' || row.state === 'stop_sent')
      broken.push(`${row.name} is still ${row.state}`)
    const dispatches = row.trail.filter(({ action }) => action === 'termination.dispatch')
    const sent = stops.filter(({ sourceIdentity }) => sourceIdentity === row.id)
    if (sent.length > (model.isDisturbed ? 3 * dispatches.length : 1))
      broken.push(`${row.name}: ${sent.length} stops for ${dispatches.length} dispatches`)
    for (const { at } of dispatches)
      for (const { name, exclusionId, from, until } of model.excuses) {
        const { suspendedAt } = exclusions.find(({ id }) => id === exclusionId) ?? { suspendedAt: null }
        const end = Math.min(until, suspendedAt?.getTime() ?? Infinity)
        if (name === row.name && from < Date.parse(at) && Date.parse(at) < end)
          broken.push(`${name} was excluded since ${from}, and its stop dispatched at ${at}`)
      }
  }
  const keys = rows.map(({ name, createdAt }) => `${name} ${createdAt.getTime()}`)
  if (new Set(keys).size !== keys.length) broken.push(`two receipts: ${keys.join(', ')}`)

  for (const slot of slots) {
    const name = nameOf(lane, slot)
    const live = await lane.world.sandbox
      .sagemaker<{ HyperParameterTuningJobStatus: string; CreationTime: number }>(
        lane.account.awsAccountId,
        region,
        'DescribeHyperParameterTuningJob',
        { HyperParameterTuningJobName: name },
      )
      .catch(() => null)
    const job = model.jobs.findLast((each) => each.name === name)
    if (live?.HyperParameterTuningJobStatus !== 'InProgress' || !job?.isViolating) continue
    const row = rows.find(
      ({ createdAt, name: own }) => own === name && createdAt.getTime() === job.launchedAt,
    )
    const isExcused = exclusions.some((each) => each.name === name && each.isActive)
    const isHeld = row?.state === 'held' || row?.state === 'dismissed'
    if (accounts[0]?.isInForce && !isExcused && !isHeld)
      broken.push(`${name} still runs, ${row ? `its receipt says ${row.state}` : 'and nothing was decided'}`)
  }
  return broken
}
