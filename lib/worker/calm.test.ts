import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Calm from './calm.ts'

describe('what can wait', () => {
  let calm: typeof Calm
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    vi.doMock('node:timers/promises', () => ({
      setTimeout: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
    }))
    vi.resetModules()
    calm = await import('./calm.ts')
  })
  afterEach(() => vi.useRealTimers())

  const begin = (count: number) => {
    const ends = Array.from({ length: count }, () => Promise.withResolvers<void>())
    for (const { promise } of ends) void calm.urgently(() => promise)
    return () => {
      for (const { resolve } of ends) resolve()
    }
  }
  const isDone = async (promise: Promise<boolean>, afterMs: number) => {
    let done = false
    void promise.then(() => (done = true))
    await vi.advanceTimersByTimeAsync(afterMs)
    return done
  }

  it('goes on at once while few stops are at hand', async () => {
    const end = begin(2)
    expect(await isDone(calm.whenCalm(), 0)).toBe(true)
    end()
  })

  it('waits for the end of a storm and half a second more', async () => {
    const end = begin(3)
    await vi.advanceTimersByTimeAsync(1000)
    end()
    await vi.advanceTimersByTimeAsync(0)
    const waits = calm.whenCalm()
    expect(await isDone(waits, 499)).toBe(false)
    expect(await isDone(waits, 1)).toBe(true)
    expect(await waits).toBe(true)
  })

  it('goes on after five seconds, however long the storm', async () => {
    let end = begin(3)
    const waits = calm.whenCalm()
    let done = false
    void waits.then(() => (done = true))
    for (let step = 0; step < 49; step++) {
      await vi.advanceTimersByTimeAsync(100)
      const next = begin(3)
      end()
      end = next
    }
    expect(done).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(done).toBe(true)
    expect(await waits).toBe(false)
    end()
  })

  it('counts what failed as ended', async () => {
    await Promise.all(
      Array.from({ length: 5 }, () =>
        calm.urgently(() => Promise.reject(new Error('refused'))).catch(() => undefined),
      ),
    )
    await vi.advanceTimersByTimeAsync(500)
    expect(await isDone(calm.whenCalm(), 0)).toBe(true)
  })
})
