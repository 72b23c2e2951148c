import { expect, it } from 'vitest'
import { excuseWords, keptUntil, verdictCounts } from './evidence.ts'
import { noCounts } from './safeguards/counts.ts'

it('counts verdicts by status, the excluded ones within the failing', () => {
  const rows = [
    { status: 'failing', amount: 5, excluded: 2 },
    { status: 'protected', amount: 7, excluded: 0 },
    { status: 'failing', amount: 1, excluded: 1 },
  ] as const
  expect(verdictCounts(rows)).toEqual({ ...noCounts, failing: 6, protected: 7, excluded: 3, total: 13 })
  expect(verdictCounts([])).toEqual(noCounts)
  expect(noCounts.total).toBe(0)
})

it('keeps evidence for six years, to the moment', () => {
  const madeAt = new Date('2026-11-25T10:20:30.400Z')
  expect(keptUntil(madeAt)).toEqual(new Date('2032-11-25T10:20:30.400Z'))
  expect(madeAt).toEqual(new Date('2026-11-25T10:20:30.400Z'))
})

it('says until when, by whom and why a failing verdict is excused', () => {
  const exclusion = {
    id: '1',
    until: '2026-12-01',
    askedBy: 'Ada',
    approvedBy: 'Bea',
    because: 'an old image',
  }
  expect(excuseWords({ exclusion })).toBe(
    'Excluded until 2026-12-01: asked by Ada, approved by Bea, because “an old image”.',
  )
  expect(excuseWords({ exclusion: { ...exclusion, approvedBy: null } })).toContain('approved by support,')
  expect(excuseWords({ exclusion: null })).toBeNull()
})
