'use client'

import { useQuery } from '@tanstack/react-query'
import { AccountName } from '#components/accounts/account-name.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { figure } from '#components/status/figure.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { shadowJobsQuery } from '#lib/client/rules.ts'
import type { ShadowChange } from '#lib/domain/safeguards/revisions.ts'
import type { ShadowCustomer } from '#lib/services/rules/views.ts'

const changeWords: Record<ShadowChange, string> = {
  stops: 'Newly stopped',
  spares: 'Newly spared',
  unreadable: 'Could not be judged any more',
}

/** The jobs of one customer that a revision would treat differently. Opening it stays in the customer's trail. */
export function ShadowJobs({
  safeguard,
  revision,
  customer,
  onClose,
}: {
  safeguard: string
  revision: number
  customer: ShadowCustomer
  onClose: () => void
}) {
  const query = useQuery(shadowJobsQuery(safeguard, revision, customer.slug))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`${customer.name} under revision ${revision}`}
      description="That you looked stays in the customer’s trail."
    >
      <Live query={query} what="these jobs" loading={<Skeleton className="h-24" />}>
        {({ rows, total }) => (
          <>
            <ul className="border-t border-line">
              {rows.map((row) => (
                <li key={row.resourceId} className="border-b border-line-soft py-2">
                  <p className="flex flex-wrap justify-between gap-x-3">
                    <strong className="font-[550] wrap-anywhere">{row.name}</strong>
                    <span className="text-ink-2">
                      {changeWords[row.change]}, {row.isRunning ? 'running' : 'ended'}
                    </span>
                  </p>
                  <p className="text-sm text-ink-2">
                    <AccountName name={row.accountName} awsAccountId={row.awsAccountId} />, {row.region},
                    created <RelativeTime at={row.createdAt} />
                  </p>
                  <p className="text-sm">{row.why}</p>
                </li>
              ))}
            </ul>
            {total > rows.length && (
              <p className="text-ink-2">
                {figure(rows.length)} of {figure(total)} are shown, those that run first.
              </p>
            )}
          </>
        )}
      </Live>
    </Dialog>
  )
}
