import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import type { TimelineEntry } from '#lib/services/resources/views.ts'

/** What happened to it, newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const newestFirst = entries.toSorted((left, right) => right.at.localeCompare(left.at))
  return (
    <ol>
      {newestFirst.map((entry, index) => (
        <li key={index} className="grid grid-cols-[5.5rem_8px_1fr] items-start gap-2.5 py-1">
          <span className="text-sm text-ink-2">
            <RelativeTime at={entry.at} />
          </span>
          <span aria-hidden className="mt-1.5 size-2 rounded-full bg-control" />
          <span className="wrap-anywhere">
            {entry.what} <span className="text-sm text-ink-3">{exactUtc(entry.at)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
