import { expect, it } from 'vitest'
import { monthBounds, monthOf } from './month.ts'

it('has its first moment and the next month’s, over the year’s end and in a leap year', () => {
  expect(monthBounds('2026-12')).toEqual({
    from: new Date('2026-12-01T00:00:00Z'),
    to: new Date('2027-01-01T00:00:00Z'),
  })
  expect(monthBounds('2028-02').to).toEqual(new Date('2028-03-01T00:00:00Z'))
  expect(monthOf(new Date('2026-11-30T23:59:59Z'))).toBe('2026-11')
})
