import type { RegionScan } from '#lib/db/generated/client.ts'
import type { Gap } from '#lib/domain/safeguards/verdict.ts'

/** What the newest sweep, inventory and reading of buckets could not read; what several met is there once. */
export function gapsOfScan(
  scan: Pick<RegionScan, 'sweepGaps' | 'inventoryGaps' | 'bucketGaps'> | undefined,
): Gap[] {
  const merged = new Map<string, Gap>()
  for (const stored of [scan?.inventoryGaps, scan?.sweepGaps, scan?.bucketGaps])
    for (const gap of Array.isArray(stored) ? (stored as unknown as Gap[]) : []) {
      const key = `${gap.service} ${gap.action} ${gap.error}`
      if (!merged.has(key)) merged.set(key, gap)
    }
  return [...merged.values()]
}
