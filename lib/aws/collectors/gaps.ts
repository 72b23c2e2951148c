import type { Gap } from '#lib/domain/safeguards/verdict.ts'

/** Gaps that failed alike become one with a count: "3 training jobs in eu-west-1". */
export function mergeGaps(gaps: readonly Gap[]): Gap[] {
  const merged = new Map<string, Gap>()
  for (const gap of gaps) {
    const key = [gap.service, gap.action, gap.region, gap.error].join(' ')
    const before = merged.get(key)
    merged.set(key, before ? { ...before, count: before.count + gap.count } : gap)
  }
  return [...merged.values()]
}
