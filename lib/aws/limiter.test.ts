import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { takeToken } from './limiter.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** How many of `count` calls have gone after `ms`. */
async function gone(
  count: number,
  ms: number,
  lane: 'inventory' | 'enforcement',
  account: string,
  service: 'sagemaker' | 's3' = 'sagemaker',
) {
  let sent = 0
  for (let call = 0; call < count; call++)
    void takeToken({ account, region: 'us-east-1', service, lane }).then(() => sent++)
  await vi.advanceTimersByTimeAsync(ms)
  return sent
}

// 5 a second and 10 in a burst, as lib/env.ts has it where nothing else is said.
it('lets a burst go, and then so many a second', async () => {
  expect(await gone(40, 0, 'inventory', '1')).toBe(10)
  expect(await gone(20, 1_000, 'inventory', '2')).toBe(15)
})

it('keeps the lanes and the accounts apart', async () => {
  await gone(100, 0, 'inventory', '3')
  expect(await gone(5, 0, 'enforcement', '3')).toBe(5)
  expect(await gone(5, 0, 'inventory', '4')).toBe(5)
})

it('asks S3 at a rate of its own, beside all that is asked of SageMaker', async () => {
  await gone(100, 0, 'inventory', '5')
  expect(await gone(100, 0, 'inventory', '5', 's3')).toBe(40)
  expect(await gone(100, 1_000, 'inventory', '6', 's3')).toBe(60)
})
