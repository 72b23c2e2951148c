import type { RegionScan } from '#lib/db/generated/client.ts'
import type { Gap } from '#lib/domain/safeguards/verdict.ts'

/** What neither the newest sweep nor the newest inventory could read; what both met is there once. */
export function gapsOfScan(scan: Pick<RegionScan, 'sweepGaps' | 'inventoryGaps'> | undefined): Gap[] {
  const merged = new Map<string, Gap>()
  for (const stored of [scan?.inventoryGaps, scan?.sweepGaps])
    for (const gap of Array.isArray(stored) ? (stored as unknown as Gap[]) : []) {
      const key = `${gap.service} ${gap.action} ${gap.error}`
      if (!merged.has(key)) merged.set(key, gap)
    }
  return [...merged.values()]
}
