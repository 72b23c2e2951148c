import { isRegionOff } from '#lib/domain/accounts/regions.ts'
import type { Gap } from '#lib/domain/safeguards/verdict.ts'

export type ScanOutcome = 'complete' | 'partial' | 'failed' | 'not_enabled'

/** What a reading came to. `failed`: nothing at all was read; `not_enabled`: the account has the region off. */
export function outcomeOf(region: string, gaps: readonly Gap[], isAnythingRead: boolean): ScanOutcome {
  if (gaps.length === 0) return 'complete'
  if (gaps.every(({ error }) => isRegionOff(region, error))) return 'not_enabled'
  return isAnythingRead ? 'partial' : 'failed'
}
