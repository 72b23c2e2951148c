'use client'

import { useServerNow } from './clock.tsx'
import { RelativeTime } from './relative-time.tsx'

/** Older than twice the interval of what reads it: a figure that old is marked. */
function isStale(readAt: string | null, intervalSeconds: number, nowMs: number): boolean {
  return readAt === null || nowMs - Date.parse(readAt) > 2 * intervalSeconds * 1000
}

/** How old a reading is; marked stale when it is too old, "never" when there was none. */
export function Age({
  readAt,
  isInPart = false,
  intervalSeconds,
}: {
  readAt: string | null
  /** Some of it could not be read. */
  isInPart?: boolean
  intervalSeconds: number
}) {
  const nowMs = useServerNow()
  if (readAt === null) return <span className="text-ink-2">never</span>
  return (
    <span className="whitespace-nowrap text-ink-2">
      <RelativeTime at={readAt} />
      {isInPart && <span className="text-unknown">, in part</span>}
      {isStale(readAt, intervalSeconds, nowMs) && (
        <span
          title={`Older than twice the interval of ${intervalSeconds} s`}
          className="ml-1.5 rounded-[5px] border border-dashed border-ink-3 px-1 text-sm font-[550] text-ink"
        >
          stale
        </span>
      )}
    </span>
  )
}
