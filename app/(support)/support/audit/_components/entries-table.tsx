'use client'

import { useQuery } from '@tanstack/react-query'
import LogIn from 'lucide-react/icons/log-in'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { Section } from '#components/shell/section.tsx'
import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { staffEntriesQuery } from '#lib/client/trail.ts'
import type { StaffEntryRow } from '#lib/services/audit/views.ts'

const columns: Column<StaffEntryRow>[] = [
  {
    id: 'enteredAt',
    header: 'When',
    sortBy: ({ enteredAt }) => enteredAt,
    cell: ({ enteredAt }) => <RelativeTime at={enteredAt} />,
    csv: ({ enteredAt }) => exactUtc(enteredAt),
  },
  {
    id: 'person',
    header: 'Who',
    sortBy: ({ personName }) => personName,
    cell: ({ personName }) => <span className="font-[550] whitespace-nowrap">{personName}</span>,
    csv: ({ personName }) => personName,
  },
  {
    id: 'customer',
    header: 'Looked into',
    sortBy: ({ customerName }) => customerName,
    cell: ({ customerName }) => <span className="whitespace-nowrap">{customerName}</span>,
    csv: ({ customerName }) => customerName,
  },
  {
    id: 'reason',
    header: 'Because',
    className: 'min-w-64',
    cell: ({ reason }) => <span className="wrap-anywhere">{reason}</span>,
    csv: ({ reason }) => reason,
  },
  {
    id: 'endsAt',
    header: 'Until',
    align: 'end',
    cell: ({ endsAt, leftAt }) => <RelativeTime at={leftAt ?? endsAt} />,
    csv: ({ endsAt, leftAt }) => exactUtc(leftAt ?? endsAt),
  },
]

/** Support's looks into customers: also in each customer's own trail. */
export function EntriesTable({ initial }: { initial: { rows: StaffEntryRow[] } }) {
  const query = useQuery({ ...staffEntriesQuery, initialData: initial })
  return (
    <Section title="Looks into customers" aside="The newest 200. Each customer sees its own in its trail.">
      <Live query={query} what="the looks into customers" loading={<RowsLoading />}>
        {({ rows }) => (
          <DataTable
            caption="Looks into customers"
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            view={{ shown: columns, density: 'comfortable' }}
            emptyState={
              <State icon={LogIn} title="Nobody looked into a customer yet">
                Each look needs a reason, which is kept here and in the customer’s own trail.
              </State>
            }
          />
        )}
      </Live>
    </Section>
  )
}
