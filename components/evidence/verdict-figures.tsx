import { count, figure } from '#components/status/figure.ts'
import { statusStyles } from '#components/status/status-styles.ts'
import { cn } from '#components/ui/cn.ts'
import type { VerdictCounts } from '#lib/domain/evidence.ts'
import { verdictStatuses } from '#lib/domain/safeguards/verdict.ts'

/** A bar of verdicts, and all its counts beside it. */
export function VerdictBar({ counts }: { counts: VerdictCounts }) {
  const words = verdictStatuses.map(
    (status) => `${figure(counts[status])} ${statusStyles[status].inSentence}`,
  )
  return (
    <div
      role="img"
      aria-label={`Of ${count(counts.total, 'verdict')}: ${words.join(', ')}`}
      className="flex h-2 min-w-24 gap-0.5 overflow-hidden rounded-sm"
    >
      {counts.total === 0 && <span className="flex-1 bg-line-soft" />}
      {verdictStatuses
        .filter((status) => counts[status] > 0)
        .map((status) => (
          <span
            key={status}
            className={cn('min-w-1', statusStyles[status].bar)}
            style={{ flexGrow: counts[status], flexBasis: 0 }}
          />
        ))}
    </div>
  )
}

export function VerdictFigures({ counts }: { counts: VerdictCounts }) {
  return (
    <>
      <VerdictBar counts={counts} />
      <ul className="mt-2.5 flex flex-wrap gap-x-8 gap-y-2">
        {verdictStatuses.map((status) => {
          const { icon: Icon, text, inSentence } = statusStyles[status]
          return (
            <li key={status}>
              <span className="block text-xl font-semibold tracking-tight">{figure(counts[status])}</span>
              <span className="inline-flex items-center gap-1 text-sm text-ink-2">
                <Icon aria-hidden className={cn('size-3.25', text)} />
                {inSentence}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
