import { expect, it } from 'vitest'
import { standingOf } from './standing.ts'

it.each([
  ['add', 'intended', 'adding'],
  ['add', 'sent', 'adding'],
  ['add', 'unconfirmed', 'add_unconfirmed'],
  ['remove', 'intended', 'removing'],
  ['remove', 'sent', 'removing'],
  ['remove', 'unconfirmed', 'remove_unconfirmed'],
] as const)('%s that is %s: the user is %s, whatever the reading says', (action, state, standing) => {
  for (const isInGroup of [true, false])
    for (const isKnown of [true, false])
      expect(standingOf({ isInGroup, isKnown, open: { action, state }, isJustSettled: false })).toBe(standing)
})

it('is what the portal knows where a change is newer than the reading', () => {
  const settled = { open: null, isJustSettled: true }
  for (const isInGroup of [true, false]) {
    expect(standingOf({ ...settled, isInGroup, isKnown: true })).toBe('member')
    expect(standingOf({ ...settled, isInGroup, isKnown: false })).toBe('outsider')
  }
})
