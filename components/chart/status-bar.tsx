import Link from 'next/link'
import { count, figure } from '#components/status/figure.ts'
import { statusStyles, type ShownStatus } from '#components/status/status-styles.ts'
import { cn } from '#components/ui/cn.ts'
import type { StatusCounts } from '#lib/domain/safeguards/counts.ts'

/** The order people read: what is right, what is wrong, what is excused of it, what we do not know. */
export function partsOf(counts: StatusCounts): { status: ShownStatus; amount: number }[] {
  return [
    { status: 'protected', amount: counts.protected },
    { status: 'failing', amount: counts.failing - counts.excluded },
    { status: 'excluded', amount: counts.excluded },
    { status: 'unknown', amount: counts.unknown },
    { status: 'not_applicable', amount: counts.not_applicable },
  ]
}

/** One bar of all counts; the excluded part of "failing" is drawn hollow. Words for it stand beside it. */
export function StatusBar({
  counts,
  of = 'resource',
  size = 'large',
}: {
  counts: StatusCounts
  of?: 'resource' | 'verdict'
  size?: 'large' | 'small'
}) {
  const parts = partsOf(counts).filter(({ amount }) => amount > 0)
  const words = parts
    .map(({ status, amount }) => `${figure(amount)} ${statusStyles[status].inSentence}`)
    .join(', ')
  return (
    <div
      role="img"
      aria-label={counts.total === 0 ? `No ${of}s yet` : `Of ${count(counts.total, of)}: ${words}`}
      className={cn(
        'flex gap-0.5 overflow-hidden',
        size === 'large' ? 'h-2.5 rounded-[5px]' : 'h-1.5 rounded-[3px]',
      )}
    >
      {counts.total === 0 && <span className="flex-1 bg-line-soft" />}
      {parts.map(({ status, amount }) => (
        <span
          key={status}
          title={`${figure(amount)} ${statusStyles[status].inSentence}`}
          className={cn('h-full min-w-1', statusStyles[status].bar)}
          style={{ flexGrow: amount, flexBasis: 0 }}
        />
      ))}
    </div>
  )
}

/** The counts as numbers, each a link to exactly the rows it counts. `linkTo` builds their address. */
export function StatusFigures({
  counts,
  linkTo,
}: {
  counts: StatusCounts
  linkTo: (filter: { status: string; excluded?: 'true' }) => string
}) {
  return (
    <ul className="flex flex-wrap gap-x-8 gap-y-3">
      {(['protected', 'failing', 'unknown', 'not_applicable'] as const).map((status) => {
        const { text, inSentence, icon: Icon } = statusStyles[status]
        const isLoud = counts[status] > 0 && (status === 'failing' || status === 'unknown')
        return (
          <li key={status}>
            <Link href={linkTo({ status })} className="group block rounded-sm">
              <span
                className={cn(
                  'block text-2xl font-semibold tracking-tight group-hover:underline',
                  isLoud && text,
                )}
              >
                {figure(counts[status])}
              </span>
              <span className="inline-flex items-center gap-1 text-sm text-ink-2">
                <Icon aria-hidden className={cn('size-3.25', text)} />
                {inSentence}
              </span>
            </Link>
            {status === 'failing' && counts.failing > 0 && (
              <Link
                href={linkTo({ status, excluded: 'true' })}
                className="block min-h-6 text-sm text-ink-2 underline decoration-line underline-offset-3 hover:decoration-ink"
              >
                {figure(counts.excluded)} of them excluded
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
