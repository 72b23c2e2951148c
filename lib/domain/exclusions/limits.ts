export const dayMs = 86_400_000
const hourMs = 3_600_000

/** At most this many exact names in one request, each an exclusion of its own. */
export const mostNames = 20
/** No customer may set more. */
export const mostDaysEver = 365
export const standardMaxDays = 90
/** Requests undecided for this long lapse. */
export const lapseDays = 7

/** What a customer's admin sets; these hold until one does. */
export interface ExclusionPolicy {
  maxDays: number
  /** More days than these need a second approver; null when time alone never does. */
  secondApproverOverDays: number | null
  /** Accounts that count as production: whatever is excluded there needs a second approver. */
  productionAccountIds: string[]
}

export const standardPolicy: ExclusionPolicy = {
  maxDays: standardMaxDays,
  secondApproverOverDays: null,
  productionAccountIds: [],
}

/** Support's promise: an answer within so many hours. */
export const answerWithinHours = { usual: 24, urgent: 4 } as const

export function respondBy(from: Date, isUrgent: boolean): Date {
  return new Date(from.getTime() + answerWithinHours[isUrgent ? 'urgent' : 'usual'] * hourMs)
}

export function lapsesAt(from: Date): Date {
  return new Date(from.getTime() + lapseDays * dayMs)
}

/** Why an end is refused, or null. Counted from now by the database's clock. */
export function refusalOfEnd(
  endsAt: Date,
  now: Date,
  { maxDays }: Pick<ExclusionPolicy, 'maxDays'>,
): string | null {
  if (endsAt <= now) return 'The end lies in the past.'
  // A minute's grace: the person chose the last day while the clock went on.
  if (endsAt.getTime() - now.getTime() > Math.min(maxDays, mostDaysEver) * dayMs + 60_000)
    return `At most ${Math.min(maxDays, mostDaysEver)} days. Choose an earlier end; it can be extended later.`
  return null
}

/** Whole days from now that reach an end, and as many more as are added to it. At least one. */
export function daysToAsk(endsAt: Date, now: Date, more: number): number {
  return Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / dayMs)) + more
}

/** Whether one approver is not enough, and why. */
export function secondApproverBecause(
  { accountId, endsAt }: { accountId: string; endsAt: Date },
  now: Date,
  policy: ExclusionPolicy,
): string | null {
  if (policy.productionAccountIds.includes(accountId)) return 'The customer marks this account as production.'
  const days = (endsAt.getTime() - now.getTime()) / dayMs
  const over = policy.secondApproverOverDays
  if (over !== null && days > over) return `It is for more than ${over} days.`
  return null
}
