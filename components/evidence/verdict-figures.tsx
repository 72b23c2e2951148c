import { StatusBar } from '#components/chart/status-bar.tsx'
import { figure } from '#components/status/figure.ts'
import { statusStyles } from '#components/status/status-styles.ts'
import { cn } from '#components/ui/cn.ts'
import type { StatusCounts } from '#lib/domain/safeguards/counts.ts'
import { verdictStatuses } from '#lib/domain/safeguards/verdict.ts'

/** A bar of verdicts with all its counts under it. */
export function VerdictFigures({ counts }: { counts: StatusCounts }) {
  return (
    <>
      <StatusBar counts={counts} of="verdict" />
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
              {status === 'failing' && counts.failing > 0 && (
                <span className="block text-sm text-ink-2">{figure(counts.excluded)} of them excluded</span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
