'use client'

import { useServerNow } from './clock.tsx'
import { exactUtc, relativeWords } from './words.ts'

/** Relative on screen, exact and in UTC on hover. */
export function RelativeTime({ at }: { at: string }) {
  const nowMs = useServerNow()
  return (
    <time dateTime={at} title={exactUtc(at)} className="whitespace-nowrap">
      {relativeWords(at, nowMs)}
    </time>
  )
}
