export const reviewDecisions = ['kept', 'removed'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]

const dayMs = 24 * 60 * 60_000

/** Access is looked through this often unless the customer says otherwise. */
export const standardReviewDays = 90

/** When the next review is due: counted from the last one that ended, or from when we first read the group. */
export function nextReviewAt({
  lastFinishedAt,
  firstReadAt,
  everyDays,
}: {
  lastFinishedAt: Date | null
  firstReadAt: Date | null
  everyDays: number
}): Date | null {
  const from = lastFinishedAt ?? firstReadAt
  return from === null ? null : new Date(from.getTime() + everyDays * dayMs)
}

/** Why a review cannot be finished yet; null when it can. One predicate for the button and the verb. */
export function finishRefusal(items: readonly { decision: ReviewDecision | null }[]): string | null {
  const open = items.filter(({ decision }) => decision === null).length
  if (open === 0) return null
  return `${open === 1 ? 'One member is' : `${open} members are`} not decided yet.`
}
