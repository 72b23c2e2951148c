'use client'

import { useQuery } from '@tanstack/react-query'
import LogIn from 'lucide-react/icons/log-in'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count, figure } from '#components/status/figure.ts'
import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { entriesQuery, type EntryRows } from '#lib/client/customers.ts'
import type { EntryRow } from '#lib/services/customers/list-entries.ts'

const columns: Column<EntryRow>[] = [
  {
    id: 'name',
    header: 'Who',
    isKey: true,
    sortBy: ({ name }) => name,
    cell: ({ name, isOpen }) => (
      <span className="font-[550] whitespace-nowrap">
        {name} {isOpen && <Badge look="accent">Inside now</Badge>}
      </span>
    ),
    csv: ({ name }) => name,
  },
  {
    id: 'reason',
    header: 'Reason',
    className: 'min-w-64 wrap-anywhere',
    cell: ({ reason }) => reason,
    csv: ({ reason }) => reason,
  },
  {
    id: 'enteredAt',
    header: 'Entered',
    align: 'end',
    sortBy: ({ enteredAt }) => enteredAt,
    cell: ({ enteredAt }) => <RelativeTime at={enteredAt} />,
    csv: ({ enteredAt }) => exactUtc(enteredAt),
  },
  {
    id: 'endsAt',
    header: 'Ended',
    align: 'end',
    sortBy: ({ endsAt }) => endsAt,
    cell: ({ endsAt }) => <RelativeTime at={endsAt} />,
    csv: ({ endsAt }) => exactUtc(endsAt),
  },
]

/** Who of ClearDATA's people looked into this customer, when and why. */
export function VisitsView({ slug, initialEntries }: { slug: string; initialEntries: EntryRows }) {
  const query = useQuery({ ...entriesQuery(slug), initialData: initialEntries })
  const { rows } = query.data
  const inside = rows.filter(({ isOpen }) => isOpen).length
  return (
    <>
      <PageHead
        title={
          inside > 0
            ? `${inside === 1 ? 'One visit' : `${figure(inside)} visits`} of support under way`
            : `${count(rows.length, 'visit')} of support`
        }
      >
        ClearDATA’s people see this customer only after giving a reason, for an hour at most. Each visit is
        listed here; what they change is in the history of what they changed.
      </PageHead>
      <Live query={query} what="support’s visits" loading={<RowsLoading />}>
        {() => (
          <DataTable
            caption="Support’s visits"
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            view={{ shown: columns, density: 'comfortable' }}
            emptyState={
              <State icon={LogIn} title="Nobody of ClearDATA’s was here">
                When support needs to look, you see who, when and why.
              </State>
            }
          />
        )}
      </Live>
    </>
  )
}
