import { describe, expect, it } from 'vitest'
import { dayMs } from './limits.ts'
import { warningDue } from './warnings.ts'

const startsAt = new Date('2026-01-01T00:00:00Z')
const facts = (days: number) => ({
  startsAt,
  endsAt: new Date(startsAt.getTime() + days * dayMs),
  warnedDays: null as number | null,
  isRunning: false,
  isWarnedOfRunning: false,
})
const at = (days: number) => new Date(startsAt.getTime() + days * dayMs)

describe('warnings before the end', () => {
  it('come at 14, 3 and 0 days, each once', () => {
    const told: unknown[] = []
    const given = facts(30)
    for (let hour = 0; hour < 30 * 24; hour++) {
      const due = warningDue(given, at(hour / 24))
      if (typeof due === 'number') {
        told.push([due, Math.round(30 - hour / 24)])
        given.warnedDays = due
      }
    }
    expect(told).toEqual([
      [14, 14],
      [3, 3],
      [0, 1],
    ])
  })

  it('leave out those a short exclusion never had, and are not told late', () => {
    expect(warningDue(facts(2), at(0))).toBeNull()
    expect(warningDue(facts(2), at(1.5))).toBe(0)
    expect(warningDue(facts(30), at(28))).toBe(3)
    expect(warningDue({ ...facts(30), warnedDays: 3 }, at(28))).toBeNull()
    expect(warningDue(facts(30), at(30))).toBeNull()
  })

  it('come once more, hours before, when a job runs under it', () => {
    expect(warningDue({ ...facts(0.5), isRunning: true }, at(0.4))).toBe('running')
    expect(warningDue({ ...facts(0.5), isRunning: true, isWarnedOfRunning: true }, at(0.4))).toBeNull()
    expect(warningDue({ ...facts(30), warnedDays: 14, isRunning: true }, at(20))).toBeNull()
  })

  it('are exact to the moment', () => {
    expect(warningDue(facts(30), at(16 - 1e-6))).toBeNull()
    expect(warningDue(facts(30), at(16))).toBe(14)
    // As long as the lead itself: it would be told of at its start.
    expect(warningDue(facts(14), at(0))).toBeNull()
    expect(warningDue(facts(14.01), at(0.01))).toBe(14)
    const running = { ...facts(30), warnedDays: 0, isRunning: true }
    expect(warningDue(running, at(29.75))).toBe('running')
    expect(warningDue(running, at(29.75 - 1e-6))).toBeNull()
    expect(warningDue({ ...running, isRunning: false }, at(29.9))).toBeNull()
    expect(warningDue(running, at(30))).toBeNull()
  })
})
