/** The states of a termination, and which may follow which. The database's enum has the same words. */
export const terminationStates = ['intended', 'stop_sent', 'stopped', 'ended', 'spared'] as const
export type TerminationState = (typeof terminationStates)[number]

/**
 * What may follow: an intent is sent, or found unnecessary; a sent stop ends. A job that was spared may be
 * decided about again while it runs, once its excuse has ended. Other ends are final.
 */
export const nextTerminationStates = {
  intended: ['stop_sent', 'ended', 'spared'],
  stop_sent: ['stopped', 'ended'],
  stopped: [],
  ended: [],
  spared: ['intended'],
} as const satisfies Record<TerminationState, readonly TerminationState[]>

/** Still under way: the worker owes it another look. */
export function isOpenTermination(state: TerminationState): boolean {
  return state === 'intended' || state === 'stop_sent'
}
