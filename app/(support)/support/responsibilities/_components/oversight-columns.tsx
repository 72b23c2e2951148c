import type { Column } from '#components/table/column.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import type { RaciOversight } from '#lib/services/raci/views.ts'

type Row = RaciOversight['customers'][number]

function stateOf(row: Row, newest: number): string {
  const [last] = row.acknowledgements
  if (last === undefined) return 'Never'
  return last.version === newest ? `Version ${newest}` : `Only version ${last.version}`
}

export function oversightColumns(newest: number): Column<Row>[] {
  return [
    {
      id: 'name',
      header: 'Customer',
      isKey: true,
      sortBy: ({ name }) => name,
      cell: ({ name }) => <span className="font-[550]">{name}</span>,
      csv: ({ name }) => name,
    },
    {
      id: 'state',
      header: 'Acknowledged',
      sortBy: ({ acknowledgements }) => acknowledgements[0]?.version ?? 0,
      cell: (row) => (
        <Badge look={row.acknowledgements[0]?.version === newest ? 'accent' : 'plain'}>
          {stateOf(row, newest)}
        </Badge>
      ),
      csv: (row) => stateOf(row, newest),
    },
    {
      id: 'by',
      header: 'By',
      cell: ({ acknowledgements: [last] }) => last?.name ?? <span className="text-ink-3">nobody</span>,
      csv: ({ acknowledgements: [last] }) => last?.name ?? null,
    },
    {
      id: 'at',
      header: 'When',
      align: 'end',
      sortBy: ({ acknowledgements: [last] }) => last?.at ?? '',
      cell: ({ acknowledgements: [last] }) =>
        last === undefined ? <span className="text-ink-3">not yet</span> : <RelativeTime at={last.at} />,
      csv: ({ acknowledgements: [last] }) => (last === undefined ? null : exactUtc(last.at)),
    },
  ]
}
