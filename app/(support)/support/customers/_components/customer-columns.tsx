import LogIn from 'lucide-react/icons/log-in'
import { figure } from '#components/status/figure.ts'
import type { Column } from '#components/table/column.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import type { CustomerRow } from '#lib/services/customers/views.ts'

export interface CustomerActs {
  onEnter: (customer: CustomerRow) => void
  onInvite: (customer: CustomerRow) => void
  onState: (customer: CustomerRow) => void
}

function stateWords({ isClosed, legalHold }: CustomerRow): string[] {
  return [isClosed ? 'Closed' : 'Open', ...(legalHold ? ['Legal hold'] : [])]
}

export function customerColumns({ onEnter, onInvite, onState }: CustomerActs): Column<CustomerRow>[] {
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
      id: 'state',
      header: 'State',
      sortBy: (customer) => stateWords(customer).join(),
      cell: (customer) => (
        <span className="inline-flex gap-1.5">
          {stateWords(customer).map((word) => (
            <Badge key={word} look={word === 'Closed' ? 'strong' : word === 'Open' ? 'plain' : 'filled'}>
              {word}
            </Badge>
          ))}
        </span>
      ),
      csv: (customer) => stateWords(customer).join(', '),
    },
    {
      id: 'adminCount',
      header: 'Admins',
      align: 'end',
      sortBy: ({ adminCount }) => adminCount,
      cell: ({ adminCount }) =>
        adminCount === 0 ? <span className="font-[550]">none yet</span> : figure(adminCount),
      csv: ({ adminCount }) => adminCount,
    },
    {
      id: 'accountCount',
      header: 'AWS accounts',
      align: 'end',
      sortBy: ({ accountCount }) => accountCount,
      cell: ({ accountCount }) =>
        accountCount === 0 ? <span className="text-ink-3">none yet</span> : figure(accountCount),
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
      id: 'acts',
      header: 'Acts',
      align: 'end',
      isKey: true,
      cell: (customer) => (
        <span className="inline-flex gap-1.5">
          {customer.adminCount === 0 && (
            <Button
              size="small"
              aria-label={`Invite first admin of ${customer.name}`}
              disabled={customer.isClosed}
              disabledReason="This customer is closed. Open it first."
              onClick={() => onInvite(customer)}
            >
              Invite first admin
            </Button>
          )}
          <Button
            size="small"
            look="quiet"
            aria-label={`Close ${customer.name}, or set its legal hold`}
            onClick={() => onState(customer)}
          >
            Set state
          </Button>
          <Button size="small" aria-label={`Enter ${customer.name}`} onClick={() => onEnter(customer)}>
            <LogIn aria-hidden className="size-3.5" />
            Enter
          </Button>
        </span>
      ),
      csv: () => null,
    },
  ]
}
