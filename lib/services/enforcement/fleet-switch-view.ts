import type { Tx } from '#lib/db/client.ts'
import {
  proposalLapsesMs,
  type SwitchFacts,
  type SwitchState,
  switchState,
} from '#lib/domain/enforcement/fleet-switch.ts'
import { type PersonActor, type StaffCtx } from '#lib/services/context.ts'
import { forbidden } from '#lib/services/errors.ts'

/** One hand on the switch: who, when and why. */
export interface SwitchHand {
  name: string
  at: string
  reason: string | null
}

/** One turn of the switch, with who did what. */
export interface SwitchTurnView {
  id: string
  state: SwitchState
  proposed: SwitchHand
  thrown: SwitchHand | null
  withdrawn: SwitchHand | null
  releaseProposed: SwitchHand | null
  released: SwitchHand | null
}

export interface FleetSwitchView {
  state: SwitchState
  /** The turn that `state` is of; null when none stands. */
  current: SwitchTurnView | null
  /** Until when the standing proposal can be confirmed. */
  lapsesAt: string | null
  isMine: boolean
  /** Accounts that are armed, and running jobs that a release would have stopped or held. */
  armedAccounts: number
  wouldStop: number
  /** Customers with such a job. */
  wouldStopCustomers: number
  /** Former turns, newest first. */
  history: SwitchTurnView[]
  now: string
}

export interface SwitchRow extends SwitchFacts {
  id: string
  reason: string
  releaseReason: string | null
  proposerName: string
  throwerName: string | null
  withdrawerName: string | null
  releaseProposerName: string | null
  releaserName: string | null
  now: Date
}

/** The newest turns of the switch, at the database's clock. */
export async function readTurns(tx: Tx, limit: number): Promise<SwitchRow[]> {
  return tx.$queryRaw<SwitchRow[]>`
    select s.id, s.reason, s.proposed_by as "proposedBy", s.proposed_at as "proposedAt", s.thrown_at as "thrownAt",
      s.withdrawn_at as "withdrawnAt", s.release_reason as "releaseReason", s.release_proposed_by as "releaseProposedBy",
      s.release_proposed_at as "releaseProposedAt", s.released_at as "releasedAt", clock_timestamp() as now,
      p.name as "proposerName", t.name as "throwerName", w.name as "withdrawerName",
      q.name as "releaseProposerName", r.name as "releaserName"
    from fleet_switch s join person p on p.id = s.proposed_by
    left join person t on t.id = s.thrown_by left join person w on w.id = s.withdrawn_by
    left join person q on q.id = s.release_proposed_by left join person r on r.id = s.released_by
    order by s.proposed_at desc limit ${limit}`
}

/** The newest turn, with every other hand kept off the switch until the transaction ends. */
export async function lockSwitch(tx: Tx): Promise<{ newest: SwitchRow | null; now: Date }> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('fleet_switch', 0))`
  const [newest] = await readTurns(tx, 1)
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  return { newest: newest ?? null, now: clock?.now ?? new Date(0) }
}

/** Two people turn the switch; a job of the portal's own is nobody. */
export function requireHand({ actor }: StaffCtx): PersonActor {
  if (actor.kind !== 'person') throw forbidden('Only people turn the fleet-wide switch.')
  return actor
}

function hand(name: string | null, at: Date | null, reason: string | null = null): SwitchHand | null {
  return at === null ? null : { name: name ?? 'Somebody', at: at.toISOString(), reason }
}

export function turnView(row: SwitchRow): SwitchTurnView {
  return {
    id: row.id,
    state: switchState(row, row.now),
    proposed: { name: row.proposerName, at: row.proposedAt.toISOString(), reason: row.reason },
    thrown: hand(row.throwerName, row.thrownAt),
    withdrawn: hand(row.withdrawerName, row.withdrawnAt),
    releaseProposed: hand(row.releaseProposerName, row.releaseProposedAt, row.releaseReason),
    released: hand(row.releaserName, row.releasedAt),
  }
}

/** When the proposal that stands in this turn lapses; null when none does. */
export function lapseOf(row: SwitchRow): Date | null {
  const state = switchState(row, row.now)
  const at =
    state === 'stop_proposed' ? row.proposedAt : state === 'release_proposed' ? row.releaseProposedAt : null
  return at === null ? null : new Date(at.getTime() + proposalLapsesMs)
}
