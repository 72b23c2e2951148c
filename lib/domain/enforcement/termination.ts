/** The states of a termination, and which may follow which. The database's enum has the same words. */
export const terminationStates = [
  ...(['observed', 'held', 'dismissed'] as const),
  ...(['intended', 'stop_sent', 'stopped', 'ended', 'spared'] as const),
] as const
export type TerminationState = (typeof terminationStates)[number]

/**
 * What may follow. What was only observed or spared may be intended later, when the account is armed or the
 * exclusion has ended; a held one waits for support. A sent stop ends. An end is final.
 */
export const nextTerminationStates = {
  observed: ['intended', 'held', 'ended'],
  held: ['intended', 'dismissed', 'ended', 'spared'],
  dismissed: [],
  intended: ['stop_sent', 'ended', 'spared'],
  stop_sent: ['stopped', 'ended'],
  stopped: [],
  ended: [],
  spared: ['intended', 'held'],
} as const satisfies Record<TerminationState, readonly TerminationState[]>

/** The states that may be left for this one. */
export function statesBefore(next: TerminationState): TerminationState[] {
  return terminationStates.filter((state) =>
    (nextTerminationStates[state] as readonly TerminationState[]).includes(next),
  )
}

/** A stop is under way: the worker owes it another look. */
export const openStates = ['intended', 'stop_sent'] as const satisfies readonly TerminationState[]

export function isOpenTermination(state: TerminationState): boolean {
  return (openStates as readonly TerminationState[]).includes(state)
}
