import LogIn from 'lucide-react/icons/log-in'
import { count } from '#components/status/figure.ts'
import type { Column } from '#components/table/column.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Button } from '#components/ui/button.tsx'
import type { CustomerRow } from '#lib/services/customers/views.ts'

export function customerColumns(onEnter: (customer: CustomerRow) => void): Column<CustomerRow>[] {
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
      id: 'slug',
      header: 'Address',
      sortBy: ({ slug }) => slug,
      cell: ({ slug }) => <code className="font-mono text-ink-2">/{slug}</code>,
      csv: ({ slug }) => slug,
    },
    {
      id: 'accountCount',
      header: 'AWS accounts',
      align: 'end',
      sortBy: ({ accountCount }) => accountCount,
      cell: ({ accountCount }) =>
        accountCount === 0 ? <span className="text-ink-3">none yet</span> : count(accountCount, 'account'),
      csv: ({ accountCount }) => accountCount,
    },
    {
      id: 'createdAt',
      header: 'Created',
      align: 'end',
      sortBy: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      csv: ({ createdAt }) => exactUtc(createdAt),
    },
    {
      id: 'enter',
      header: 'Enter',
      align: 'end',
      isKey: true,
      cell: (customer) => (
        <Button size="small" aria-label={`Enter ${customer.name}`} onClick={() => onEnter(customer)}>
          <LogIn aria-hidden className="size-3.5" />
          Enter
        </Button>
      ),
      csv: () => null,
    },
  ]
}
