import { describe, expect, it } from 'vitest'
import { canBecome, changeStates, isOpenChange } from './change.ts'
import { changeRefusal } from './change-refusal.ts'

const subject = { name: 'ana', isGone: false, waiting: null }

describe('a change of the group', () => {
  it.each([
    ['add', 'outsider', null],
    ['add', 'adding', 'ana is being added already.'],
    ['add', 'added_outside', /^ana is in the group already, added outside/],
    ['add', 'removed_outside', null],
    ['remove', 'member', null],
    ['remove', 'outsider', 'ana is not a member.'],
    ['remove', 'removing', 'ana is being removed already.'],
    ['remove', 'removed_outside', /^ana was removed outside the portal/],
    ['remove', 'added_outside', null],
  ] as const)('%s of who is %s: %s', (action, standing, expected) => {
    const refusal = changeRefusal(action, { ...subject, standing })
    if (expected === null) expect(refusal).toBeNull()
    else expect(refusal).toMatch(expected)
  })

  it('is refused while another waits, and of a user whom AWS no longer has only to add', () => {
    const waiting = { ...subject, standing: 'member', waiting: 'add' } as const
    expect(changeRefusal('remove', waiting)).toBe('A change of ana waits for a second admin already.')
    const gone = { ...subject, isGone: true } as const
    expect(changeRefusal('add', { ...gone, standing: 'outsider' })).toBe('ana was deleted in AWS.')
    expect(changeRefusal('remove', { ...gone, standing: 'member' })).toBeNull()
  })

  it('is open until AWS or a person has the last word', () => {
    expect(changeStates.filter(isOpenChange)).toEqual(['waiting', 'intended', 'sent', 'unconfirmed'])
  })

  it('is called only after it was intended, and confirmed only after it was meant', () => {
    const leadingTo = (to: Parameters<typeof canBecome>[1]) =>
      changeStates.filter((from) => canBecome(from, to))
    expect(leadingTo('sent')).toEqual(['intended'])
    expect(leadingTo('intended')).toEqual(['waiting'])
    expect(leadingTo('confirmed')).toEqual(['intended', 'sent', 'unconfirmed'])
    expect(leadingTo('waiting')).toEqual([])
  })
})
