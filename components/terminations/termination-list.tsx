import { AccountName } from '#components/accounts/account-name.tsx'
import { RowLink } from '#components/table/row-link.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { terminationAddress } from '#lib/client/addresses.ts'
import type { TerminationRow } from '#lib/services/terminations/views.ts'
import { TerminationBadge } from './termination-badge.tsx'

/** The newest terminations, a line each, for pages about something else. */
export function TerminationList({ slug, rows }: { slug: string; rows: TerminationRow[] }) {
  return (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid items-center gap-x-3 gap-y-0.5 border-b border-line-soft px-2.5 py-2 hover:bg-hover sm:grid-cols-[130px_minmax(0,1fr)_auto]"
        >
          <span>
            <TerminationBadge state={row.state} />
          </span>
          <span className="min-w-0 wrap-anywhere">
            <RowLink href={terminationAddress(slug, row.id)}>{row.jobName}</RowLink>{' '}
            <span className="text-ink-2">
              in <AccountName name={row.accountName} awsAccountId={row.awsAccountId} />, {row.region}
            </span>
          </span>
          <span className="text-sm text-ink-2">
            <RelativeTime at={row.intendedAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
