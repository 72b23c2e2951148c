'use client'

import { useQuery } from '@tanstack/react-query'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { accountHistoryQuery } from '#lib/client/accounts.ts'

/** What the trail's acts on an account are called. One it does not know is shown by its own name. */
const actWords: Readonly<Record<string, string>> = {
  'account.draft': 'Added',
  'account.edit': 'Name or regions changed',
  'account.prove': 'Roles proved or tried',
  'account.arm': 'Armed',
  'account.observe': 'Disarmed',
  'account.delay_arming': 'Arming put off',
  'account.pause': 'Enforcement paused',
  'account.resume': 'Enforcement resumed',
  'account.disconnect': 'Disconnected',
}

/** What was done with the account, by whom and why, newest first. */
export function AccountHistory({ slug, id }: { slug: string; id: string }) {
  const query = useQuery(accountHistoryQuery(slug, id))
  return (
    <Live query={query} what="this account’s history" loading={<RowsLoading rows={3} />}>
      {({ rows }) => (
        <ol className="border-t border-line">
          {rows.map(({ id: entryId, at, who, action, reason }) => (
            <li
              key={entryId}
              className="grid gap-x-4 border-b border-line-soft px-2.5 py-1.5 sm:grid-cols-[7rem_minmax(0,1fr)_auto]"
            >
              <span className="text-ink-2">
                <RelativeTime at={at} />
              </span>
              <span className="wrap-anywhere">
                {actWords[action] ?? action}
                {reason !== null && <span className="text-ink-2">: “{reason}”</span>}
              </span>
              <span className="text-ink-2">{who}</span>
            </li>
          ))}
        </ol>
      )}
    </Live>
  )
}
