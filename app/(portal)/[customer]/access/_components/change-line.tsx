import { RelativeTime } from '#components/time/relative-time.tsx'
import { Badge } from '#components/ui/badge.tsx'
import type { ChangeRow } from '#lib/services/group/views.ts'
import { changeStateWords, originWords } from './words.ts'

/** One change: what became of it, of whom, by whom, why; and what to do where AWS refused. */
export function ChangeLine({ change }: { change: ChangeRow }) {
  const { word, means, icon, look } = changeStateWords[change.state]
  const origin = originWords[change.origin]
  return (
    <li className="grid items-start gap-x-4 gap-y-0.5 border-b border-line-soft px-2.5 py-2 sm:grid-cols-[10.5rem_minmax(0,1fr)_auto]">
      <span title={means}>
        <Badge icon={icon} look={look}>
          {word}
        </Badge>
      </span>
      <div className="min-w-0 wrap-anywhere">
        <p>
          {change.action === 'add' ? 'Add' : 'Remove'} <b className="font-[550]">{change.userName}</b>
          {origin !== '' && <span className="text-ink-2">, {origin}</span>}
          {change.endsAt !== null && (
            <span className="text-ink-2">
              {', ends '}
              <RelativeTime at={change.endsAt} />
            </span>
          )}
        </p>
        <p className="text-sm text-ink-2">
          {change.requestedByName}: {change.reason}
          {change.ticket !== null && ` (${change.ticket})`}
          {change.decidedByName !== null &&
            change.decidedByName !== change.requestedByName &&
            ` · decided by ${change.decidedByName}`}
        </p>
        {change.problem !== null && change.state !== 'confirmed' && (
          <p className="text-sm">{change.problem.message}</p>
        )}
        {change.outcome !== null && <p className="text-sm text-ink-2">{change.outcome}</p>}
      </div>
      <span className="text-sm text-ink-2">
        <RelativeTime at={change.settledAt ?? change.requestedAt} />
      </span>
    </li>
  )
}
