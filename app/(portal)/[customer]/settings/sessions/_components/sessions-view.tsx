'use client'

import { useQuery } from '@tanstack/react-query'
import Monitor from 'lucide-react/icons/monitor'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live, Problem } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { leave } from '#components/shell/leave.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { figure } from '#components/status/figure.ts'
import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { sessionsQuery, type SessionRows, useRevokeSession } from '#lib/client/sessions.ts'
import type { SessionRow } from '#lib/services/people/list-sessions.ts'

function columnsWith(onRevoke: (session: SessionRow) => void): Column<SessionRow>[] {
  return [
    {
      id: 'browser',
      header: 'Browser',
      isKey: true,
      sortBy: ({ browser }) => browser,
      cell: ({ browser, isThis }) => (
        <span className="font-[550] whitespace-nowrap">
          {browser || 'A browser we do not know'} {isThis && <Badge look="accent">This one</Badge>}
        </span>
      ),
      csv: ({ browser }) => browser,
    },
    {
      id: 'createdAt',
      header: 'Signed in',
      sortBy: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      csv: ({ createdAt }) => exactUtc(createdAt),
    },
    {
      id: 'lastActiveAt',
      header: 'Last active',
      sortBy: ({ lastActiveAt }) => lastActiveAt,
      cell: ({ lastActiveAt }) => <RelativeTime at={lastActiveAt} />,
      csv: ({ lastActiveAt }) => exactUtc(lastActiveAt),
    },
    {
      id: 'endsAt',
      header: 'Ends at the latest',
      sortBy: ({ endsAt }) => endsAt,
      cell: ({ endsAt }) => <RelativeTime at={endsAt} />,
      csv: ({ endsAt }) => exactUtc(endsAt),
    },
    {
      id: 'acts',
      header: 'Acts',
      align: 'end',
      isKey: true,
      cell: (session) => (
        <Button
          size="small"
          look="quiet"
          aria-label={session.isThis ? 'Sign out of this session' : `End the session in ${session.browser}`}
          onClick={() => (session.isThis ? leave() : onRevoke(session))}
        >
          {session.isThis ? 'Sign out' : 'End'}
        </Button>
      ),
      csv: () => null,
    },
  ]
}

/** Where one is signed in, in every customer alike. */
export function SessionsView({ initialSessions }: { initialSessions: SessionRows }) {
  const query = useQuery({ ...sessionsQuery, initialData: initialSessions })
  const revoke = useRevokeSession()
  const amount = query.data.rows.length
  const columns = columnsWith(({ id }) => revoke.mutate(id))
  return (
    <>
      <PageHead title={amount === 1 ? 'You are signed in once' : `You are signed in ${figure(amount)} times`}>
        A session ends after 15 minutes without you, and after 8 hours in any case. End one that you do not
        know.
      </PageHead>
      {revoke.error !== null && (
        <div className="mb-4">
          <Problem title="The session was not ended." error={revoke.error} />
        </div>
      )}
      <Live query={query} what="your sessions" loading={<RowsLoading rows={2} />}>
        {({ rows }) => (
          <DataTable
            caption="Your sessions"
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            view={{ shown: columns, density: 'comfortable' }}
            emptyState={
              <State icon={Monitor} title="No session is open">
                Sign in again to go on.
              </State>
            }
          />
        )}
      </Live>
    </>
  )
}
