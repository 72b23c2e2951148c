import { randomUUID } from 'node:crypto'
import type { PgBoss } from 'pg-boss'
import { afterEach, expect, it, vi } from 'vitest'
import { eventChannel } from '#lib/jobs/told-events.ts'
import { startTaking } from './take-events.ts'

const world = vi.hoisted(() => ({
  atOnce: 0,
  mostAtOnce: 0,
  done: [] as string[],
  ends: [] as (() => void)[],
}))

vi.mock('./handlers.ts', () => ({
  handleToldEvent: async ({ eventId }: { eventId: string }) => {
    world.mostAtOnce = Math.max(world.mostAtOnce, ++world.atOnce)
    await new Promise<void>((resolve) => world.ends.push(resolve))
    world.atOnce--
    world.done.push(eventId)
  },
}))
afterEach(() => Object.assign(world, { atOnce: 0, mostAtOnce: 0, done: [], ends: [] }))

/** The queue's connection, and what says something on its channel. */
function queue() {
  const said = new Map<string, (text: string) => void>()
  const close = vi.fn(() => Promise.resolve())
  const listen = (channel: string, onNotification: (text: string) => void) => {
    said.set(channel, onNotification)
    return Promise.resolve({ close })
  }
  return {
    boss: { getDb: () => ({ listen }) } as unknown as PgBoss,
    say: (text: string) => said.get(eventChannel)?.(text),
    close,
  }
}
const told = (eventId: string) =>
  JSON.stringify({ customerId: randomUUID(), accountId: randomUUID(), eventId })
const endAll = async (until: number) => {
  while (world.done.length < until) {
    for (const end of world.ends.splice(0)) end()
    await new Promise(setImmediate)
  }
}

it('does forty at once, and the others in turn', async () => {
  const { boss, say } = queue()
  await startTaking(boss)
  const ids = Array.from({ length: 100 }, (_, index) => `e${index}`)
  for (const id of ids) say(told(id))
  expect(world.atOnce).toBe(40)
  await endAll(ids.length)
  expect(world.mostAtOnce).toBe(40)
  expect(world.done).toEqual(ids)
})

it('leaves to the queue what does not fit, and goes on', async () => {
  const { boss, say } = queue()
  await startTaking(boss)
  for (let index = 0; index < 3000; index++) say(told(`e${index}`))
  await endAll(2040)
  await new Promise(setImmediate)
  expect(world.done).toHaveLength(2040)
  say(told('after'))
  await endAll(2041)
  expect(world.done.at(-1)).toBe('after')
})

it('takes no notice of what is no event', async () => {
  const { boss, say } = queue()
  await startTaking(boss)
  for (const text of ['', '{', '{}', '{"customerId":"x"}']) say(text)
  say(told('e'))
  await endAll(1)
  expect(world.done).toEqual(['e'])
})

it('ends what is under way, and begins nothing more', async () => {
  const { boss, say, close } = queue()
  const { stop } = await startTaking(boss)
  for (let index = 0; index < 60; index++) say(told(`e${index}`))
  const stopping = stop()
  await endAll(40)
  await stopping
  expect(close).toHaveBeenCalledOnce()
  expect(world.done).toHaveLength(40)
})
