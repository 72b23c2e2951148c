import { describe, expect, it } from 'vitest'
import {
  exclusionActs,
  exclusionStates,
  holdsAt,
  isLiveExclusion,
  refusalOfExclusionAct,
} from './exclusion-states.ts'

const startsAt = new Date('2026-11-01T00:00:00Z')
const endsAt = new Date('2026-12-01T00:00:00Z')
const before = new Date(endsAt.getTime() - 1)

describe('an exclusion', () => {
  it('holds from its start to just before its end, and only while it is active', () => {
    const active = { state: 'active' as const, startsAt, endsAt }
    expect(holdsAt(active, new Date(startsAt.getTime() - 1))).toBe(false)
    expect(holdsAt(active, startsAt)).toBe(true)
    expect(holdsAt(active, before)).toBe(true)
    expect(holdsAt(active, endsAt)).toBe(false)
    for (const state of exclusionStates.filter((one) => one !== 'active'))
      expect(holdsAt({ state, startsAt, endsAt }, startsAt), state).toBe(false)
  })

  it('is live while it is active or suspended', () => {
    expect(exclusionStates.filter(isLiveExclusion)).toEqual(['active', 'suspended'])
  })

  it('may be done this with, before its end', () => {
    const may = Object.fromEntries(
      exclusionStates.map((state) => [
        state,
        exclusionActs.filter((act) => refusalOfExclusionAct(act, { state, endsAt }, before) === null),
      ]),
    )
    expect(may).toEqual({
      active: ['suspend', 'revoke', 'extend'],
      suspended: ['attest', 'revoke', 'extend'],
      expired: [],
      revoked: [],
      extended: [],
    })
  })

  it('can only expire once its end has come', () => {
    for (const state of ['active', 'suspended'] as const)
      expect(
        exclusionActs.filter((act) => refusalOfExclusionAct(act, { state, endsAt }, endsAt) === null),
      ).toEqual(['expire'])
    expect(refusalOfExclusionAct('revoke', { state: 'active', endsAt }, endsAt)).toMatch(/has expired/)
    expect(refusalOfExclusionAct('expire', { state: 'active', endsAt }, before)).toMatch(/not ended yet/)
    expect(refusalOfExclusionAct('suspend', { state: 'revoked', endsAt }, before)).toMatch(/was revoked/)
  })
})
