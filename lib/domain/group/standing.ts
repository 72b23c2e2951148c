import type { ChangeAction, ChangeState } from './change.ts'

/**
 * How a user stands to the group: what AWS shows beside what the portal knows. Drift is what happened
 * outside the portal.
 */
export const standings = [
  'member',
  'adding',
  'removing',
  'add_unconfirmed',
  'remove_unconfirmed',
  'added_outside',
  'removed_outside',
  'outsider',
] as const
export type Standing = (typeof standings)[number]

/** Which list a user is in, and what may be done. `satisfies` keeps the table whole. */
export const standingFacts = {
  member: { list: 'members', isDrift: false, canAdd: false, canRemove: true },
  adding: { list: 'members', isDrift: false, canAdd: false, canRemove: true },
  removing: { list: 'members', isDrift: false, canAdd: true, canRemove: false },
  add_unconfirmed: { list: 'members', isDrift: false, canAdd: false, canRemove: true },
  remove_unconfirmed: { list: 'members', isDrift: false, canAdd: true, canRemove: true },
  added_outside: { list: 'members', isDrift: true, canAdd: false, canRemove: true },
  removed_outside: { list: 'others', isDrift: true, canAdd: true, canRemove: false },
  outsider: { list: 'others', isDrift: false, canAdd: true, canRemove: false },
} as const satisfies Record<
  Standing,
  { list: 'members' | 'others'; isDrift: boolean; canAdd: boolean; canRemove: boolean }
>

export interface StandingInput {
  /** AWS listed the user among the group's members at the newest reading. */
  isInGroup: boolean
  /** The portal put or adopted them, and they have not left by it. */
  isKnown: boolean
  /** The newest decided change of theirs that is not settled. */
  open: { action: ChangeAction; state: ChangeState } | null
  /** A change was settled after the newest reading began: the reading may be older than the change. */
  isJustSettled: boolean
}

/** The one judgement of drift: pure, from what AWS shows, what the portal knows and what is under way. */
export function standingOf({ isInGroup, isKnown, open, isJustSettled }: StandingInput): Standing {
  if (open !== null) {
    if (open.state === 'unconfirmed') return open.action === 'add' ? 'add_unconfirmed' : 'remove_unconfirmed'
    return open.action === 'add' ? 'adding' : 'removing'
  }
  if (isJustSettled) return isKnown ? 'member' : 'outsider'
  if (isInGroup) return isKnown ? 'member' : 'added_outside'
  return isKnown ? 'removed_outside' : 'outsider'
}
