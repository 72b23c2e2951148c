'use client'

import { useServerNow } from '#components/time/clock.tsx'
import { exactUtc, relativeWords } from '#components/time/words.ts'

/** "arms itself in 23 h": when an observing account becomes enforced, unless support decides otherwise. */
export function ArmsByItself({ armsAt }: { armsAt: string }) {
  const nowMs = useServerNow()
  const isDue = Date.parse(armsAt) <= nowMs
  return (
    <time dateTime={armsAt} title={exactUtc(armsAt)} className="text-sm whitespace-nowrap text-ink-2">
      {isDue ? 'arms itself now' : `arms itself ${relativeWords(armsAt, nowMs)}`}
    </time>
  )
}
