import { setTimeout as sleep } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import { eventChannel, readToldEvent } from '#lib/jobs/told-events.ts'
import { errorFacts, log } from '#lib/log.ts'
import { handleToldEvent } from './handlers.ts'

/** Of the events told of, so many are done at once, … */
const mostAtOnce = 40
/** … so many wait for their turn, and all beyond is left to the queue (hand-over-events). */
const mostWaiting = 2_000
/** A worker that stops waits so long for what is under way, as the queue does. */
const stopWithinMs = 10_000

/**
 * Takes events up as they are told of, with no queue between: a claim, its answer and the completion cost more than all
 * else of an event does. What is told while nobody listens is owed, and comes by the queue.
 */
export async function startTaking(boss: PgBoss): Promise<{ stop: () => Promise<void> }> {
  const waiting: string[] = []
  const underWay = new Set<Promise<void>>()
  let isStopping = false
  const begin = () => {
    while (!isStopping && underWay.size < mostAtOnce) {
      const told = waiting.shift()
      if (told === undefined) return
      const one = takeTold(told).finally(() => {
        underWay.delete(one)
        begin()
      })
      underWay.add(one)
    }
  }
  const listener = await boss.getDb().listen?.(
    eventChannel,
    (told) => {
      if (waiting.length >= mostWaiting) return
      waiting.push(told)
      begin()
    },
    () => undefined,
  )
  if (!listener) throw new Error('The queue’s connection cannot listen.')
  return {
    async stop() {
      isStopping = true
      await listener.close()
      await Promise.race([Promise.all(underWay), sleep(stopWithinMs, undefined, { ref: false })])
    },
  }
}

async function takeTold(told: string): Promise<void> {
  try {
    await handleToldEvent(readToldEvent(told))
  } catch (error) {
    log.error({ error: errorFacts(error) }, 'something was told that is no event')
  }
}
