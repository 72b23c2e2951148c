import { describe, expect, it } from 'vitest'
import { isBacklog, isHeld } from './backlog.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 12, minutes))
const facts = {
  jobCreationTime: at(30),
  seenAt: at(31),
  armedAt: at(0),
  rulesChangedAt: at(0),
  resumedAt: null,
}

describe('the backlog guard', () => {
  it.each([
    ['a job launched while we watched', {}, false],
    ['one from before the arming', { armedAt: at(31) }, true],
    ['one from before a rule’s change', { rulesChangedAt: at(31) }, true],
    ['one from before a pause ended', { resumedAt: at(31) }, true],
    ['one from after it', { resumedAt: at(29) }, false],
    ['one seen late, after an outage', { seenAt: at(40) }, true],
    ['one of the very moment of the arming', { armedAt: at(30) }, false],
    ['one of the very moment of a rule’s change', { rulesChangedAt: at(30) }, false],
    ['one of the very moment a pause ended', { resumedAt: at(30) }, false],
    ['one seen at the last moment of watching', { seenAt: at(33) }, false],
    ['one in an account that was never armed', { armedAt: null }, true],
  ])('%s', (_, change, expected) => expect(isBacklog({ ...facts, ...change })).toBe(expected))

  it('lets as many through as the account allows in ten minutes', () => {
    expect([0, 4, 5, 6].map((stops) => isHeld(stops, 5))).toEqual([false, false, true, true])
    expect(isHeld(0, 0)).toBe(true)
  })
})
