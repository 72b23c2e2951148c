import type { Env } from '#lib/env.ts'
import { errorFacts, log } from '#lib/log.ts'
import { systemContext } from '#lib/services/context.ts'
import { armDueAccounts } from '#lib/services/accounts/arm-due-accounts.ts'
import { enqueueDueProofs } from '#lib/services/accounts/enqueue-due-proofs.ts'
import { announceFleetSwitch } from '#lib/services/enforcement/announce-fleet-switch.ts'
import { recordCoverage } from '#lib/services/enforcement/record-coverage.ts'
import { handOverEvents } from '#lib/services/events/hand-over-events.ts'
import { listOwedEvents } from '#lib/services/events/list-owed-events.ts'
import { enqueueDueReports } from '#lib/services/evidence/enqueue-due-reports.ts'
import { settleExclusions } from '#lib/services/exclusions/settle-exclusions.ts'
import { doDueGroupWork } from '#lib/services/group/do-due-group-work.ts'
import { tellDueReviews } from '#lib/services/members/tell-due-reviews.ts'
import { enqueueDueBucketReadings } from '#lib/services/scans/enqueue-due-bucket-readings.ts'
import { enqueueDueReadings } from '#lib/services/scans/enqueue-due-readings.ts'
import { whenCalm } from './calm.ts'

/** How often the worker looks for what is due. */
const lookEveryMs = 1000
/** An event is taken up at once, and is done long before this, unless nobody heard of it or its worker died. */
const owedFor = { untaken: 5, taken: 10 }
/** It looks at every account there is, and tells of minutes. */
const coverageEveryMs = 5000
/** Reviews fall due by the day. */
const remindEveryMs = 60_000
/** The group changes by people's hands: it is read this often, and whenever somebody asks. */
const groupReadEverySeconds = 300

function context(customerId: string | null = null) {
  return systemContext(
    'schedule',
    [
      ...(['scan:run', 'account:arm', 'account:connect', 'exclusion:settle', 'group:carry_out'] as const),
      ...(['termination:carry_out', 'report:carry_out', 'member:remind'] as const),
    ],
    customerId,
  )
}

/** Looks again and again, one look after the other, whatever becomes of each. Returns what ends that. */
function everySecond(look: () => Promise<void>): () => void {
  let isLooking = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    look()
      .catch((error: unknown) => log.error({ error: errorFacts(error) }, 'could not look for what is due'))
      .finally(() => (isLooking = false))
  }, lookEveryMs)
  return () => clearInterval(timer)
}

/** Puts what falls due on the queues: what stops depend on every second, all else when no storm is under way. */
export function startLooking(settings: Env): () => void {
  const { SWEEP_INTERVAL_SECONDS: sweepSeconds, INVENTORY_INTERVAL_SECONDS: inventorySeconds } = settings
  const endUrgent = everySecond(async () => {
    for (const customerId of await listOwedEvents(context(), owedFor))
      await handOverEvents(context(customerId), owedFor)
    await armDueAccounts(context())
    // Before the sweeps: what has just expired is read again in this very look.
    await settleExclusions(context())
    await announceFleetSwitch(context())
    await enqueueDueReadings(context(), { reading: 'sweep', intervalSeconds: sweepSeconds })
  })
  let coveredAt = 0
  let remindedAt = 0
  const endOther = everySecond(async () => {
    await whenCalm()
    await enqueueDueProofs(context())
    if (Date.now() - coveredAt >= coverageEveryMs) {
      coveredAt = Date.now()
      await recordCoverage(context(), { sweepSeconds })
    }
    await enqueueDueReadings(context(), { reading: 'inventory', intervalSeconds: inventorySeconds })
    await enqueueDueBucketReadings(context(), { intervalSeconds: inventorySeconds })
    await enqueueDueReports(context())
    if (Date.now() - remindedAt >= remindEveryMs) {
      remindedAt = Date.now()
      await tellDueReviews(context())
    }
    await doDueGroupWork(context(), { readEverySeconds: groupReadEverySeconds })
  })
  return () => {
    endUrgent()
    endOther()
  }
}
