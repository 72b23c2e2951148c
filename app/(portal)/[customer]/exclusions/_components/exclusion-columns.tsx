import { AccountName } from '#components/accounts/account-name.tsx'
import { ExclusionBadge, RequestBadge } from '#components/exclusions/exclusion-badge.tsx'
import { exclusionStateWords, requestStateWords } from '#components/exclusions/exclusion-states.ts'
import type { Column } from '#components/table/column.ts'
import { RowLink } from '#components/table/row-link.tsx'
import { cutMiddle } from '#components/text/cut.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { askAddress, exclusionAddress } from '#lib/client/addresses.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { ExclusionRow } from '#lib/services/exclusions/views.ts'

function namesOf({ names }: ExclusionRow): string {
  const [first = '', ...others] = names
  return others.length === 0 ? cutMiddle(first, 36) : `${cutMiddle(first, 28)} and ${others.length} more`
}

/** One table for exclusions and requests; each view says which end matters. */
export function exclusionColumns(slug: string, view: 'active' | 'asked' | 'ended'): Column<ExclusionRow>[] {
  const when: Record<typeof view, Column<ExclusionRow>> = {
    active: {
      id: 'when',
      header: 'Ends',
      align: 'end',
      cell: ({ endsAt }) => <RelativeTime at={endsAt} />,
      csv: ({ endsAt }) => exactUtc(endsAt),
    },
    asked: {
      id: 'when',
      header: 'Asked until',
      align: 'end',
      cell: ({ endsAt }) => <RelativeTime at={endsAt} />,
      csv: ({ endsAt }) => exactUtc(endsAt),
    },
    ended: {
      id: 'when',
      header: 'Ended',
      align: 'end',
      cell: ({ endedAt, endsAt }) => <RelativeTime at={endedAt ?? endsAt} />,
      csv: ({ endedAt, endsAt }) => exactUtc(endedAt ?? endsAt),
    },
  }
  return [
    {
      id: 'state',
      header: 'State',
      cell: ({ exclusionState, requestState }) =>
        exclusionState === null ? (
          <RequestBadge state={requestState} />
        ) : (
          <ExclusionBadge state={exclusionState} />
        ),
      csv: ({ exclusionState, requestState }) =>
        exclusionState === null
          ? requestStateWords[requestState].word
          : exclusionStateWords[exclusionState].word,
    },
    {
      id: 'names',
      header: 'Resource',
      isKey: true,
      cell: (row) => (
        <RowLink
          href={
            row.requestState === 'draft'
              ? askAddress(slug, { draft: row.id })
              : exclusionAddress(slug, row.id)
          }
          title={row.names.join(', ')}
        >
          {namesOf(row)}
        </RowLink>
      ),
      csv: ({ names }) => names.join(' '),
    },
    {
      id: 'type',
      header: 'Type',
      cell: ({ resourceType }) => (
        <span className="whitespace-nowrap">{resourceTypes[resourceType].label}</span>
      ),
      csv: ({ resourceType }) => resourceTypes[resourceType].longLabel,
    },
    {
      id: 'safeguard',
      header: 'Safeguard',
      isExtra: true,
      cell: ({ safeguard }) => findRule(safeguard)?.title ?? safeguard,
      csv: ({ safeguard }) => safeguard,
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
      id: 'requester',
      header: 'Asked by',
      cell: ({ requesterName }) => <span className="whitespace-nowrap">{requesterName}</span>,
      csv: ({ requesterName }) => requesterName,
    },
    {
      id: 'since',
      header: view === 'active' ? 'Began' : 'Asked',
      align: 'end',
      cell: ({ since }) => <RelativeTime at={since} />,
      csv: ({ since }) => exactUtc(since),
    },
    when[view],
  ]
}
