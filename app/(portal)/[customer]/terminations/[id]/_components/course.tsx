import { clockUtc, durationWords, exactUtc } from '#components/time/words.ts'
import { cn } from '#components/ui/cn.ts'
import type { TerminationDetail } from '#lib/services/terminations/views.ts'
import { courseOf, type CourseStep } from './course-of.ts'

const dots: Record<CourseStep['kind'], string> = { step: 'bg-control', stop: 'bg-ink', end: 'bg-accent' }

/** The steps of a termination on a line, each with the time it took. */
export function Course({ termination }: { termination: TerminationDetail }) {
  return (
    <ol>
      {courseOf(termination).map(({ what, at, afterMs, kind }, index) => (
        <li key={index} className="grid grid-cols-[6.25rem_8px_minmax(0,1fr)_auto] items-start gap-2.5 py-1">
          {at === null ? (
            <span className="text-ink-3">not yet</span>
          ) : (
            <time dateTime={at} title={exactUtc(at)} className="text-ink-2">
              {clockUtc(at)}
            </time>
          )}
          <span
            aria-hidden
            className={cn(
              'mt-1.5 size-2 rounded-full',
              at === null ? 'animate-pulse border border-control' : dots[kind],
            )}
          />
          <span className={cn(at === null && 'text-ink-2', kind !== 'step' && at !== null && 'font-[550]')}>
            {what}
          </span>
          <span className="text-sm whitespace-nowrap text-ink-2">
            {afterMs === null ? '' : `+${durationWords(afterMs)}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
