import { setTimeout as sleep } from 'node:timers/promises'

/** So many stops at hand at once are a storm; a few at a time disturb nobody. */
const stormAbove = 2
/** A storm is over when none of these milliseconds saw one. */
const calmAfterMs = 500
/** How long other work waits for the end of a storm before it goes on all the same. */
const mostMs = 5_000

let atHand = 0
let stormedAt = -Infinity

/** Does what a stop waits for. */
export async function urgently<T>(act: () => Promise<T>): Promise<T> {
  if (++atHand > stormAbove) stormedAt = performance.now()
  try {
    return await act()
  } finally {
    if (atHand-- > stormAbove) stormedAt = performance.now()
  }
}

/**
 * Resolves with true when no storm of stops is under way, and after five seconds in any case, with false where it
 * still is: in a storm what can wait still moves on, and does so a few things at a time.
 */
export async function whenCalm(): Promise<boolean> {
  const since = performance.now()
  for (;;) {
    const now = performance.now()
    const untilCalm = stormedAt + calmAfterMs - now
    if (untilCalm <= 0) return true
    const left = Math.min(untilCalm, since + mostMs - now)
    if (left <= 0) return false
    await sleep(left)
  }
}
