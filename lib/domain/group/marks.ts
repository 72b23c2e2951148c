import { warnBeforeMs } from './change.ts'

/** What an admin should notice about a user. Null facts could not be read, and are no mark. */
export const userMarks = ['no_mfa', 'console', 'stale', 'expiring', 'gone'] as const
export type UserMark = (typeof userMarks)[number]

export const markWords: Record<UserMark, { word: string; means: string }> = {
  no_mfa: { word: 'No MFA', means: 'The user has no MFA device.' },
  console: { word: 'Console password', means: 'The user can sign in to the AWS console with a password.' },
  stale: { word: 'Not used in 90 days', means: 'The user has not used SageMaker in the last 90 days.' },
  expiring: { word: 'Ends soon', means: 'The membership ends within 7 days and is then removed.' },
  gone: { word: 'Deleted in AWS', means: 'The account has no user with this unique id any more.' },
}

const staleAfterMs = 90 * 24 * 60 * 60_000

export interface MarkInput {
  hasConsole: boolean | null
  hasMfa: boolean | null
  /** Null with `isLastUseKnown`: never used in the time AWS keeps. */
  lastUsedAt: string | null
  isLastUseKnown: boolean
  /** Since when the user could have used it: a member of yesterday is not stale. */
  memberSince: string | null
  endsAt: string | null
  isGone: boolean
}

export function marksOf(user: MarkInput, nowMs: number): UserMark[] {
  const marks: UserMark[] = []
  if (user.isGone) marks.push('gone')
  if (user.hasMfa === false) marks.push('no_mfa')
  if (user.hasConsole === true) marks.push('console')
  if (user.isLastUseKnown) {
    const last = Math.max(
      user.lastUsedAt === null ? 0 : Date.parse(user.lastUsedAt),
      user.memberSince === null ? 0 : Date.parse(user.memberSince),
    )
    if (nowMs - last > staleAfterMs) marks.push('stale')
  }
  if (user.endsAt !== null && Date.parse(user.endsAt) - nowMs < warnBeforeMs) marks.push('expiring')
  return marks
}
