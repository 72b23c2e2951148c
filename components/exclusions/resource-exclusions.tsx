import Link from 'next/link'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exclusionAddress } from '#lib/client/addresses.ts'
import { isLiveExclusion } from '#lib/domain/exclusions/exclusion-states.ts'
import type { ResourceExclusion } from '#lib/services/resources/views.ts'
import { ExclusionBadge } from './exclusion-badge.tsx'

/** Who excused this resource, why, and until when. */
export function ResourceExclusions({ slug, exclusions }: { slug: string; exclusions: ResourceExclusion[] }) {
  if (exclusions.length === 0)
    return <p className="text-ink-2">None. Its failing safeguards apply in full.</p>
  return (
    <ul className="border-t border-line">
      {exclusions.map(({ id, state, endsAt, requesterName, deciderName, reason }) => (
        <li key={id} className="grid gap-0.5 border-b border-line-soft px-0.5 py-2">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <ExclusionBadge state={state} />
            <Link
              href={exclusionAddress(slug, id)}
              className="inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-3"
            >
              {isLiveExclusion(state) ? 'Ends' : 'Was to end'} <RelativeTime at={endsAt} />
            </Link>
          </p>
          <p className="wrap-anywhere text-ink-2">
            Asked by {requesterName}
            {deciderName !== null && `, approved by ${deciderName}`}: “{reason}”
          </p>
        </li>
      ))}
    </ul>
  )
}
