import { MiddleCut } from '#components/text/middle-cut.tsx'
import { StatusBadge } from '#components/status/status-badge.tsx'
import { figure } from '#components/status/figure.ts'
import type { GapView } from '#lib/services/scans/views.ts'

/** One line of words for a gap: what was not read, and why. */
export function GapWords({ gap }: { gap: GapView }) {
  const isDenied = gap.error === 'AccessDeniedException' || gap.error === 'AccessDenied'
  return (
    <span className="wrap-anywhere">
      {gap.count === 1 ? 'One read' : `${figure(gap.count)} reads`} failed in {gap.region}:{' '}
      {isDenied && gap.action.startsWith('s3:') ? (
        <>
          AWS refused <code className="font-mono">{gap.action}</code>. The bucket is another account’s, or the
          read role lacks this.
        </>
      ) : isDenied ? (
        <>
          the read role lacks <code className="font-mono">{gap.action}</code>.
        </>
      ) : (
        <>
          <code className="font-mono">{gap.action}</code> answered {gap.error}.
        </>
      )}
    </span>
  )
}

/** All gaps of a region or an account: what we could not read, with AWS's own words. */
export function GapList({ gaps }: { gaps: GapView[] }) {
  return (
    <ul className="border-t border-line">
      {gaps.map((gap) => (
        <li
          key={`${gap.region} ${gap.action} ${gap.error}`}
          className="grid gap-x-3 gap-y-1 border-b border-line-soft px-2.5 py-2 sm:grid-cols-[130px_1fr]"
        >
          <span>
            <StatusBadge status="unknown" />
          </span>
          <div className="min-w-0">
            <GapWords gap={gap} />
            <div className="text-ink-3">
              <MiddleCut text={gap.message} what="AWS’s message" max={110} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}
