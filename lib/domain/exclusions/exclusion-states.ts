/**
 * The life of one exclusion, as data. It holds only while it is `active` and its end lies ahead by the
 * database's clock; the state says what is on record, never more. The database's enum has the same words.
 */
export const exclusionStates = ['active', 'suspended', 'expired', 'revoked', 'extended'] as const
export type ExclusionState = (typeof exclusionStates)[number]

export const exclusionActs = ['suspend', 'attest', 'revoke', 'expire', 'extend'] as const
export type ExclusionAct = (typeof exclusionActs)[number]

interface ActRow {
  from: readonly ExclusionState[]
  to: ExclusionState
}

export const exclusionActRows: Record<ExclusionAct, ActRow> = {
  /** What runs no longer matches what was attested. */
  suspend: { from: ['active'], to: 'suspended' },
  /** The customer attests again, for what runs now. */
  attest: { from: ['suspended'], to: 'active' },
  revoke: { from: ['active', 'suspended'], to: 'revoked' },
  expire: { from: ['active', 'suspended'], to: 'expired' },
  /** Another exclusion, asked for as its extension, took its place. */
  extend: { from: ['active', 'suspended'], to: 'extended' },
}

export const liveExclusionStates = ['active', 'suspended'] as const satisfies readonly ExclusionState[]

export function isLiveExclusion(state: ExclusionState): boolean {
  return (liveExclusionStates as readonly ExclusionState[]).includes(state)
}

const stateWords: Record<ExclusionState, string> = {
  active: 'This exclusion is active.',
  suspended: 'This exclusion is suspended.',
  expired: 'This exclusion has expired.',
  revoked: 'This exclusion was revoked.',
  extended: 'This exclusion was extended; the newer one holds.',
}

/** Why an act on an exclusion is refused, or null. Nothing but expiring happens once its end has come. */
export function refusalOfExclusionAct(
  act: ExclusionAct,
  { state, endsAt }: { state: ExclusionState; endsAt: Date },
  now: Date,
): string | null {
  if (!exclusionActRows[act].from.includes(state)) return stateWords[state]
  const isPast = now >= endsAt
  if (act === 'expire') return isPast ? null : 'This exclusion has not ended yet.'
  return isPast ? stateWords.expired : null
}

/** Whether a resource is excused by it at a moment: the one sentence that enforcement rests on. */
export function holdsAt(
  { state, startsAt, endsAt }: { state: ExclusionState; startsAt: Date; endsAt: Date },
  now: Date,
): boolean {
  return state === 'active' && startsAt <= now && now < endsAt
}
