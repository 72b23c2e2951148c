import { partsOf } from '#components/chart/status-bar.tsx'
import { figure } from '#components/status/figure.ts'
import { statusStyles } from '#components/status/status-styles.ts'
import { dayUtc } from '#components/time/words.ts'
import { cn } from '#components/ui/cn.ts'
import type { ReportModel } from '#lib/domain/evidence.ts'
import { countsWords } from '#lib/domain/report-words.ts'

/** Verdicts over the period, a stacked bar for each point; its numbers are in the hover and in the tables. */
export function HistoryChart({ history }: { history: ReportModel['history'] }) {
  const most = Math.max(1, ...history.map(({ counts }) => counts.total))
  const first = history[0]
  const last = history.at(-1)
  if (first === undefined || last === undefined) return null
  return (
    <figure>
      <div
        role="img"
        aria-label={`Failing verdicts went from ${figure(first.counts.failing)} to ${figure(last.counts.failing)}, all verdicts from ${figure(first.counts.total)} to ${figure(last.counts.total)}.`}
        className="flex h-32 items-end gap-0.5 border-b border-line"
      >
        {history.map(({ at, counts }) => (
          <div
            key={at}
            title={`${dayUtc(at)}: ${countsWords(counts)}`}
            className="flex h-full flex-1 flex-col-reverse"
          >
            {partsOf(counts).map(({ status, amount }) => (
              <span
                key={status}
                className={cn('block', statusStyles[status].bar)}
                style={{ height: `${(amount / most) * 100}%` }}
              />
            ))}
          </div>
        ))}
      </div>
      <figcaption className="mt-1 flex justify-between text-sm text-ink-2">
        <span>{dayUtc(first.at)}</span>
        <span>{dayUtc(last.at)}</span>
      </figcaption>
    </figure>
  )
}
