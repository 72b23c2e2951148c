import { errorFacts, log } from '#lib/log.ts'
import { systemContext } from '#lib/services/context.ts'
import { removeExpired } from '#lib/services/retention/remove-expired.ts'

const everyMs = 86_400_000

/** Removes once a day what has been kept long enough, first when the worker starts. Returns what stops it. */
export function startRemoving(): () => void {
  const remove = () => {
    removeExpired(systemContext('retention', ['data:expire'], null))
      .then((removed) => log.info({ event: 'expired_removed', removed }, 'expired rows removed'))
      .catch((error: unknown) => log.error({ error: errorFacts(error) }, 'could not remove what has expired'))
  }
  remove()
  const timer = setInterval(remove, everyMs)
  return () => clearInterval(timer)
}
