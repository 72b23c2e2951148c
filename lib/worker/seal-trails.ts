import { log } from '#lib/log.ts'
import { listDueSeals } from '#lib/services/audit/list-due-seals.ts'
import { canSeal } from '#lib/services/audit/seal.ts'
import { sealTrail } from '#lib/services/audit/seal-trail.ts'
import { systemContext } from '#lib/services/context.ts'

const lookEveryMs = 60_000
const hourSeconds = 3600

async function sealDue(): Promise<void> {
  const grants = ['audit:seal'] as const
  const due = await listDueSeals(systemContext('seal', grants, null), { intervalSeconds: hourSeconds })
  for (const customerId of due) {
    const { number, seq } = await sealTrail(systemContext('seal', grants, customerId))
    log.info({ event: 'sealed', customerId, number, seq }, 'trail sealed')
  }
}

/** Signs every chain with news once an hour. Returns what stops it. */
export function startSealing(): () => void {
  if (!canSeal()) {
    log.warn(
      'no AUDIT_SIGNING_KEY, or neither EVIDENCE_FOLDER nor EVIDENCE_BUCKET: the trail is chained, but not signed',
    )
    return () => undefined
  }
  let isSealing = false
  const look = () => {
    if (isSealing) return
    isSealing = true
    sealDue()
      .catch((error: unknown) => log.error({ name: (error as Error).name }, 'could not seal the trail'))
      .finally(() => (isSealing = false))
  }
  look()
  const timer = setInterval(look, lookEveryMs)
  return () => clearInterval(timer)
}
