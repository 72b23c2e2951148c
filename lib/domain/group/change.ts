/** A change of the group is one user added or removed. The database's enums have the same words. */
export const changeActions = ['add', 'remove'] as const
export type ChangeAction = (typeof changeActions)[number]

export const changeStates = [
  'waiting',
  'intended',
  'sent',
  'confirmed',
  'unconfirmed',
  'refused',
  'declined',
  'withdrawn',
  'superseded',
] as const
export type ChangeState = (typeof changeStates)[number]

/** What may follow what: an approval makes it intended, the call sent, the reading back confirmed. */
export const nextChangeStates = {
  waiting: ['intended', 'declined', 'withdrawn'],
  intended: ['sent', 'refused', 'confirmed', 'superseded'],
  sent: ['confirmed', 'unconfirmed', 'refused', 'superseded'],
  unconfirmed: ['confirmed', 'superseded'],
  confirmed: [],
  refused: [],
  declined: [],
  withdrawn: [],
  superseded: [],
} as const satisfies Record<ChangeState, readonly ChangeState[]>

export function canBecome(from: ChangeState, to: ChangeState): boolean {
  return (nextChangeStates[from] as readonly ChangeState[]).includes(to)
}

export function isOpenChange(state: ChangeState): boolean {
  return nextChangeStates[state].length > 0
}

/** Why a change came to be. */
export const changeOrigins = ['person', 'request', 'expiry', 'drift', 'review'] as const
export type ChangeOrigin = (typeof changeOrigins)[number]

/** AWS is asked for this long whether it shows what it accepted; after that the change is unconfirmed. */
export const confirmWithinMs = 60_000

/** A change that AWS keeps from us is given up after this many tries. */
export const mostAttempts = 8

/** A membership's end is announced this long before it comes. */
export const warnBeforeMs = 7 * 24 * 60 * 60_000
