import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Job } from 'pg-boss'
import { beforeEach, expect, it, vi } from 'vitest'
import { handleFollowing, handleSweep } from './handlers.ts'

const world = vi.hoisted(() => ({ isCalm: true, atOnce: 0, mostAtOnce: 0, done: [] as string[] }))

vi.mock('./calm.ts', () => ({
  whenCalm: () => Promise.resolve(world.isCalm),
  urgently: <T>(act: () => Promise<T>) => act(),
}))
async function work(id: string) {
  world.mostAtOnce = Math.max(world.mostAtOnce, ++world.atOnce)
  await setImmediate()
  world.atOnce--
  world.done.push(id)
}
vi.mock('#lib/services/terminations/follow-stop.ts', () => ({
  followStop: async (_: unknown, { terminationId }: { terminationId: string }) => {
    await work(terminationId)
    return 'stopped'
  },
}))
vi.mock('#lib/services/scans/sweep-region.ts', () => ({
  sweepRegion: async (_: unknown, { accountId }: { accountId: string }) => {
    await work(accountId)
    return { gaps: [] }
  },
}))

beforeEach(() => {
  Object.assign(world, { isCalm: true, atOnce: 0, mostAtOnce: 0, done: [] })
})

const batch = Array.from({ length: 9 }, () => randomUUID())
const jobs = (data: (id: string) => object) =>
  batch.map((id) => ({ id, data: { customerId: randomUUID(), ...data(id) } }) as Job<unknown>)
const follow = () => handleFollowing(jobs((terminationId) => ({ terminationId })))

it('does a whole batch at once when all is calm', async () => {
  const results = await follow()
  expect(results.map(({ id, status }) => [id, status])).toEqual(batch.map((id) => [id, 'completed']))
  expect(world.mostAtOnce).toBe(batch.length)
})

it('does a few at a time in a storm, and every one of them', async () => {
  world.isCalm = false
  const results = await follow()
  expect(results.map(({ id, status }) => [id, status])).toEqual(batch.map((id) => [id, 'completed']))
  expect(world.done).toEqual(batch)
  expect(world.mostAtOnce).toBe(4)
})

it('lets sweeps go on as always: they find what no event told of', async () => {
  world.isCalm = false
  await handleSweep(jobs((accountId) => ({ accountId, region: 'us-east-1' })))
  expect(world.mostAtOnce).toBe(batch.length)
})
