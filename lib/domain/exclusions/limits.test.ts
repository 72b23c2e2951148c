import { describe, expect, it } from 'vitest'
import {
  dayMs,
  daysToAsk,
  lapsesAt,
  refusalOfEnd,
  respondBy,
  secondApproverBecause,
  standardPolicy,
} from './limits.ts'

const now = new Date('2026-11-25T12:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)

describe('the clocks of a request', () => {
  it('promise an answer within a day, and within four hours when it is urgent', () => {
    expect(respondBy(now, false).toISOString()).toBe('2026-11-26T12:00:00.000Z')
    expect(respondBy(now, true).toISOString()).toBe('2026-11-25T16:00:00.000Z')
  })

  it('let it lapse after a week', () => {
    expect(lapsesAt(now).toISOString()).toBe('2026-12-02T12:00:00.000Z')
  })
})

describe('an end', () => {
  it('lies ahead', () => {
    expect(refusalOfEnd(after(-1), now, standardPolicy)).toMatch(/past/)
    expect(refusalOfEnd(now, now, standardPolicy)).toMatch(/past/)
    expect(refusalOfEnd(after(1), now, standardPolicy)).toBeNull()
  })

  it('is at most as far as the customer allows, with a minute’s grace', () => {
    const last = 90 * dayMs + 60_000
    expect(refusalOfEnd(after(last), now, standardPolicy)).toBeNull()
    expect(refusalOfEnd(after(last + 1), now, standardPolicy)).toBe(
      'At most 90 days. Choose an earlier end; it can be extended later.',
    )
    expect(refusalOfEnd(after(2 * dayMs), now, { maxDays: 1 })).toMatch(/^At most 1 days/)
  })

  it('is never above a year, whatever the customer allows', () => {
    expect(refusalOfEnd(after(365 * dayMs), now, { maxDays: 1000 })).toBeNull()
    expect(refusalOfEnd(after(366 * dayMs), now, { maxDays: 1000 })).toMatch(/^At most 365 days/)
  })
})

describe('the days to ask for', () => {
  it('reach the end of a draft, and beyond the end of what is extended', () => {
    expect(daysToAsk(after(9.2 * dayMs), now, 0)).toBe(10)
    expect(daysToAsk(after(9.2 * dayMs), now, 30)).toBe(40)
    expect(daysToAsk(after(-dayMs), now, 0)).toBe(1)
  })
})

describe('a second approver', () => {
  const ask = (days: number, accountId = 'a') => ({ accountId, endsAt: after(days * dayMs) })

  it('is not asked for until the customer sets a limit', () => {
    expect(secondApproverBecause(ask(365), now, standardPolicy)).toBeNull()
  })

  it('is asked for above the days, and for what is marked as production', () => {
    const policy = { maxDays: 90, secondApproverOverDays: 30, productionAccountIds: ['prod'] }
    expect(secondApproverBecause(ask(30), now, policy)).toBeNull()
    expect(secondApproverBecause(ask(30.01), now, policy)).toBe('It is for more than 30 days.')
    expect(secondApproverBecause(ask(1, 'prod'), now, policy)).toMatch(/production/)
    expect(secondApproverBecause(ask(1), now, { ...policy, secondApproverOverDays: 0 })).toBe(
      'It is for more than 0 days.',
    )
  })
})
