import { expect, it } from 'vitest'
import { coverageStates } from './coverage.ts'
import { type Stretch, sumCoverage } from './coverage-periods.ts'

const now = new Date('2026-11-25T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const stretches: Stretch[] = [
  { state: 'observing', startedAt: hoursAgo(72), endedAt: hoursAgo(48) },
  { state: 'armed', startedAt: hoursAgo(48), endedAt: hoursAgo(6) },
  { state: 'paused', startedAt: hoursAgo(6), endedAt: hoursAgo(5) },
  { state: 'armed', startedAt: hoursAgo(5), endedAt: null },
]

it('counts each state within the period alone, the open stretch up to now', () => {
  const [day, week] = sumCoverage(stretches, now)
  expect(day?.seconds).toMatchObject({ armed: 23 * 3600, paused: 3600, observing: 0 })
  expect(week?.seconds).toMatchObject({ armed: 47 * 3600, paused: 3600, observing: 24 * 3600 })
})

it('leaves out what nobody recorded, and names every state', () => {
  const sums = sumCoverage(stretches, now)
  expect(sums.map(({ period }) => period)).toEqual(['24h', '7d', '30d', '90d'])
  for (const { seconds } of sums) expect(Object.keys(seconds)).toEqual([...coverageStates])
  const total = (index: number) =>
    Object.values(sums[index]?.seconds ?? {}).reduce((sum, seconds) => sum + seconds, 0)
  expect([0, 1, 3].map(total)).toEqual([24 * 3600, 72 * 3600, 72 * 3600])
  expect(sumCoverage([], now)[0]?.seconds.armed).toBe(0)
})
