import { AccountName } from '#components/accounts/account-name.tsx'
import type { Column } from '#components/table/column.ts'
import { RowLink } from '#components/table/row-link.tsx'
import { TerminationBadge } from '#components/terminations/termination-badge.tsx'
import { terminationStateWords } from '#components/terminations/termination-states.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { disputeOutcomeWords } from '#lib/domain/enforcement/dispute.ts'
import type { OverseenRow, OverseenView } from '#lib/services/terminations/list-fleet-terminations.ts'

function marksOf({ isBlocked, disputedAt, disputeOutcome }: OverseenRow): string[] {
  return [
    ...(isBlocked ? ['AWS refuses'] : []),
    ...(disputedAt === null
      ? []
      : [disputeOutcome === null ? 'Disputed' : `Disputed: ${disputeOutcomeWords[disputeOutcome].word}`]),
  ]
}

/** Support's terminations. The job's name takes opening the brief, which the customer's trail records. */
export function overseenColumns(
  view: OverseenView,
  addressOf: (id: string) => string,
): Column<OverseenRow>[] {
  const columns: Column<OverseenRow>[] = [
    {
      id: 'state',
      header: 'State',
      cell: (row) => (
        <span className="inline-flex gap-1.5">
          <TerminationBadge state={row.state} />
          {marksOf(row).map((word) => (
            <Badge key={word} look={word === 'AWS refuses' ? 'strong' : 'plain'}>
              {word}
            </Badge>
          ))}
        </span>
      ),
      csv: (row) => [terminationStateWords[row.state].word, ...marksOf(row)].join(', '),
    },
    {
      id: 'customer',
      header: 'Customer',
      isKey: true,
      cell: ({ id, customerName }) => <RowLink href={addressOf(id)}>{customerName}</RowLink>,
      csv: ({ customerName }) => customerName,
    },
    {
      id: 'account',
      header: 'Account',
      cell: ({ accountName, awsAccountId }) => <AccountName name={accountName} awsAccountId={awsAccountId} />,
      csv: ({ accountName, awsAccountId }) => `${accountName} (${awsAccountId})`,
    },
    {
      id: 'region',
      header: 'Region',
      cell: ({ region }) => <span className="whitespace-nowrap">{region}</span>,
      csv: ({ region }) => region,
    },
    {
      id: 'rule',
      header: 'Rule',
      isExtra: true,
      cell: ({ safeguard }) => <code className="font-mono text-sm">{safeguard}</code>,
      csv: ({ safeguard }) => safeguard,
    },
    {
      id: 'waits',
      header: 'Waits since',
      align: 'end',
      cell: ({ state, heldAt, disputedAt, disputeOutcome }) => {
        const since = (state === 'held' ? heldAt : null) ?? (disputeOutcome === null ? disputedAt : null)
        return since === null ? <span className="text-ink-3">no</span> : <RelativeTime at={since} />
      },
      csv: ({ state, heldAt, disputedAt, disputeOutcome }) => {
        const since = (state === 'held' ? heldAt : null) ?? (disputeOutcome === null ? disputedAt : null)
        return since === null ? null : exactUtc(since)
      },
    },
    {
      id: 'at',
      header: 'Decided',
      align: 'end',
      cell: ({ at }) => <RelativeTime at={at} />,
      csv: ({ at }) => exactUtc(at),
    },
  ]
  return columns.filter(({ id }) => id !== 'waits' || view === 'held' || view === 'disputed')
}
