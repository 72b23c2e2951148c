import { describe, expect, it } from 'vitest'
import { isTaken, nextAttemptAt } from './deliveries.ts'

const createdAt = new Date('2026-11-25T00:00:00Z')
const after = (seconds: number) => new Date(createdAt.getTime() + seconds * 1000)

describe('the tries of a delivery', () => {
  it('come quickly at first, then seldom, until three days are over', () => {
    const tries: number[] = []
    let now = createdAt
    for (let attempts = 1; ; attempts++) {
      const next = nextAttemptAt(attempts, { createdAt, now })
      if (next === null) break
      tries.push((next.getTime() - createdAt.getTime()) / 1000)
      now = next
    }
    expect(tries.slice(0, 4)).toEqual([5, 35, 155, 755])
    expect(tries.at(-1)).toBe(3 * 86_400)
    expect(tries.length).toBeGreaterThan(15)
    expect(tries.length).toBeLessThan(30)
    expect(tries).toEqual([...tries].sort((a, b) => a - b))
  })

  it('end with the third day, however few there were', () => {
    expect(nextAttemptAt(1, { createdAt, now: after(3 * 86_400) })).toBeNull()
    expect(nextAttemptAt(1, { createdAt, now: after(3 * 86_400 - 1) })).toEqual(after(3 * 86_400))
  })
})

it('takes every 2xx as an answer and nothing else', () => {
  expect([200, 202, 204, 299].map(isTaken)).toEqual([true, true, true, true])
  expect([100, 199, 300, 301, 307, 400, 410, 500].filter(isTaken)).toEqual([])
})
