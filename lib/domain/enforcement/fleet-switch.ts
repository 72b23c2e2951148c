/**
 * The stop switch over the whole fleet. Thrown, nothing is stopped anywhere; the way there and the way back
 * both take two people of support. A proposal that nobody confirms lapses.
 */
export const proposalLapsesMs = 3_600_000

export const switchTurns = ['stop', 'release'] as const
export type SwitchTurn = (typeof switchTurns)[number]

/** One turn of the switch, newest first in the record. Times are the database's. */
export interface SwitchFacts {
  proposedBy: string
  proposedAt: Date
  thrownAt: Date | null
  withdrawnAt: Date | null
  releaseProposedBy: string | null
  releaseProposedAt: Date | null
  releasedAt: Date | null
}

/** `open`: enforcement is as each account says. The rest is the newest turn's. */
export type SwitchState = 'open' | 'stop_proposed' | 'stopped' | 'release_proposed'

export const switchWords: Record<SwitchState, string> = {
  open: 'The fleet is enforced as each account says',
  stop_proposed: 'A fleet-wide stop is proposed',
  stopped: 'Nothing is stopped anywhere: the fleet-wide stop is on',
  release_proposed: 'The fleet-wide stop is on, and its release is proposed',
}

const isStanding = (proposedAt: Date, now: Date) => now.getTime() - proposedAt.getTime() < proposalLapsesMs

export function switchState(facts: SwitchFacts | null, now: Date): SwitchState {
  if (facts === null || facts.withdrawnAt !== null || facts.releasedAt !== null) return 'open'
  if (facts.thrownAt === null) return isStanding(facts.proposedAt, now) ? 'stop_proposed' : 'open'
  return facts.releaseProposedAt !== null && isStanding(facts.releaseProposedAt, now)
    ? 'release_proposed'
    : 'stopped'
}

export type SwitchAct = 'propose' | 'confirm' | 'withdraw'

/** Why somebody may not do this to the switch now, in words for them; null when they may. */
export function refusalOfSwitch(
  act: SwitchAct,
  turn: SwitchTurn,
  { facts, personId, now }: { facts: SwitchFacts | null; personId: string; now: Date },
): string | null {
  const state = switchState(facts, now)
  if (act === 'propose') {
    if (turn === 'stop')
      return state === 'open' ? null : `${switchWords[state]}. Reload to see by whom and why.`
    return state === 'stopped' ? null : `${switchWords[state]}. Reload to see by whom and why.`
  }
  const awaited = turn === 'stop' ? 'stop_proposed' : 'release_proposed'
  if (state !== awaited)
    return 'This proposal does not stand any more. It was settled, or it lapsed after an hour.'
  const proposer = turn === 'stop' ? facts?.proposedBy : facts?.releaseProposedBy
  return act === 'confirm' && proposer === personId
    ? 'You proposed this. It takes a second person of support.'
    : null
}
