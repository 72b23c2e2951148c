import type { ChangeAction } from './change.ts'
import type { Standing } from './standing.ts'

interface Subject {
  name: string
  standing: Standing
  isGone: boolean
  /** A change of theirs that waits for a second admin. */
  waiting: ChangeAction | null
}

const refusedAdds: Partial<Record<Standing, string>> = {
  adding: 'is being added already.',
  added_outside: 'is in the group already, added outside the portal. Adopt it, or undo it.',
}
const refusedRemoves: Partial<Record<Standing, string>> = {
  outsider: 'is not a member.',
  removed_outside: 'was removed outside the portal. Accept that, or undo it.',
  removing: 'is being removed already.',
}

/** Why a user cannot be added or removed now; null when they can. The button and the verb ask the same. */
export function changeRefusal(
  action: ChangeAction,
  { name, standing, isGone, waiting }: Subject,
): string | null {
  if (waiting !== null) return `A change of ${name} waits for a second admin already.`
  if (isGone && action === 'add') return `${name} was deleted in AWS.`
  const why = (action === 'add' ? refusedAdds : refusedRemoves)[standing]
  return why === undefined ? null : `${name} ${why}`
}
