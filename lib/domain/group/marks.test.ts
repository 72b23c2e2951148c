import { describe, expect, it } from 'vitest'
import { marksOf } from './marks.ts'
import { finishRefusal, nextReviewAt } from './review.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-11-25T12:00:00Z')
const at = (days: number) => new Date(now + days * dayMs).toISOString()
const fine = {
  ...{ hasConsole: false, hasMfa: true, lastUsedAt: at(-1), isLastUseKnown: true },
  ...{ memberSince: at(-400), endsAt: null, isGone: false },
}

describe('marks of a user', () => {
  it.each([
    ['nothing', {}, []],
    [
      'what could not be read',
      { hasConsole: null, hasMfa: null, isLastUseKnown: false, lastUsedAt: null },
      [],
    ],
    ['no MFA', { hasMfa: false }, ['no_mfa']],
    ['a password', { hasConsole: true }, ['console']],
    ['gone first', { isGone: true, hasMfa: false }, ['gone', 'no_mfa']],
    ['used 90 days ago', { lastUsedAt: at(-90) }, []],
    ['used before that', { lastUsedAt: at(-90.01) }, ['stale']],
    ['never used', { lastUsedAt: null }, ['stale']],
    ['never used, a member of yesterday', { lastUsedAt: null, memberSince: at(-1) }, []],
    ['never used, a member since nobody knows when', { lastUsedAt: null, memberSince: null }, ['stale']],
    ['ends in a week', { endsAt: at(7) }, []],
    ['ends within a week', { endsAt: at(6.99) }, ['expiring']],
  ] as const)('%s', (_, change, marks) => expect(marksOf({ ...fine, ...change }, now)).toEqual(marks))
})

describe('a review', () => {
  const firstReadAt = new Date(now)
  it('is due so many days after the last, or after the group was first read', () => {
    const every = { firstReadAt, everyDays: 90 }
    expect(nextReviewAt({ ...every, lastFinishedAt: null })?.toISOString()).toBe(at(90))
    expect(nextReviewAt({ ...every, lastFinishedAt: new Date(now + dayMs) })?.toISOString()).toBe(at(91))
    expect(nextReviewAt({ firstReadAt: null, lastFinishedAt: null, everyDays: 90 })).toBeNull()
  })

  it('ends when every member is decided about', () => {
    const open = { decision: null }
    expect(finishRefusal([])).toBeNull()
    expect(finishRefusal([{ decision: 'kept' }, { decision: 'removed' }])).toBeNull()
    expect(finishRefusal([{ decision: 'kept' }, open])).toBe('One member is not decided yet.')
    expect(finishRefusal([open, open])).toBe('2 members are not decided yet.')
  })
})
