import { RelativeTime } from '#components/time/relative-time.tsx'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { StatusBadge } from './status-badge.tsx'

/** A resource's own status; an exclusion lies over "failing" and says until when. */
export function ResourceStatus({
  status,
  excludedUntil,
}: {
  status: VerdictStatus
  excludedUntil: string | null
}) {
  if (status !== 'failing' || excludedUntil === null) return <StatusBadge status={status} />
  return (
    <span className="inline-flex items-center gap-1.5">
      <StatusBadge status="excluded" />
      <span className="text-sm text-ink-2">
        ends <RelativeTime at={excludedUntil} />
      </span>
    </span>
  )
}
