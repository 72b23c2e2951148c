import { RelativeTime } from '#components/time/relative-time.tsx'
import type { ExclusionEventView } from '#lib/services/exclusions/views.ts'
import { eventWords } from './exclusion-states.ts'

const sides: Record<ExclusionEventView['side'], string> = {
  customer: '',
  support: ' (support)',
  portal: '',
}

/** Everything that happened to a request and its exclusions, the oldest first, with what people wrote. */
export function History({ events }: { events: ExclusionEventView[] }) {
  return (
    <ol className="border-t border-line">
      {events.map(({ id, at, kind, side, actorName, words, name }) => (
        <li
          key={id}
          className="grid gap-x-4 gap-y-0.5 border-b border-line-soft px-2.5 py-2 sm:grid-cols-[7rem_minmax(0,1fr)]"
        >
          <span className="text-sm text-ink-2">
            <RelativeTime at={at} />
          </span>
          <div className="min-w-0 wrap-anywhere">
            <p>
              <strong className="font-[550]">{actorName}</strong>
              {sides[side]} {eventWords[kind] ?? kind}
              {name !== null && <span className="text-ink-2"> ({name})</span>}
            </p>
            {words !== null && <p className="whitespace-pre-wrap text-ink-2">“{words}”</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
