import { AccountName } from '#components/accounts/account-name.tsx'
import { ResourceStatus } from '#components/status/resource-status.tsx'
import type { Column } from '#components/table/column.ts'
import { RowLink } from '#components/table/row-link.tsx'
import { cutMiddle } from '#components/text/cut.ts'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { resourceAddress } from '#lib/client/addresses.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { ResourceRow } from '#lib/services/resources/views.ts'

function safeguardTitle(id: string): string {
  return findRule(id)?.title ?? id
}

/** Who excused it, why and until when go wherever the status goes. */
function statusInWords({ status, excludedUntil, excuse }: ResourceRow): string {
  if (excludedUntil === null) return status
  const until = `${status}, excluded until ${exactUtc(excludedUntil)}`
  if (excuse === null) return until
  const { askedBy, approvedBy, because } = excuse
  return `${until}: asked by ${askedBy}, approved by ${approvedBy ?? 'support'}, because “${because}”`
}

const onServer = () => 0

const notSaid = (
  <span className="text-ink-3" title="AWS does not say">
    not said
  </span>
)

/** The columns of the resources' table. `search` keeps the filters in a row's link. Sorting is the server's. */
export function resourceColumns(slug: string, search: string): Column<ResourceRow>[] {
  return [
    {
      id: 'status',
      header: 'Status',
      sortBy: onServer,
      cell: ({ status, excludedUntil }) => <ResourceStatus status={status} excludedUntil={excludedUntil} />,
      csv: statusInWords,
    },
    {
      id: 'name',
      header: 'Name',
      isKey: true,
      sortBy: onServer,
      cell: ({ id, name }) => (
        <RowLink href={resourceAddress(slug, id, search)} title={name}>
          {cutMiddle(name, 36)}
        </RowLink>
      ),
      csv: ({ name }) => name,
    },
    {
      id: 'type',
      header: 'Type',
      cell: ({ type }) => <span className="whitespace-nowrap">{resourceTypes[type].label}</span>,
      csv: ({ type }) => resourceTypes[type].longLabel,
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
      cell: ({ region }) => (region === '' ? notSaid : <span className="whitespace-nowrap">{region}</span>),
      csv: ({ region }) => region,
    },
    {
      id: 'failing',
      header: 'Failing safeguards',
      isExtra: true,
      cell: ({ failing }) =>
        failing.length === 0 ? (
          <span className="text-ink-3">none</span>
        ) : (
          <span className="whitespace-nowrap">{failing.map(safeguardTitle).join(', ')}</span>
        ),
      csv: ({ failing }) => failing.join(' '),
    },
    {
      id: 'awsStatus',
      header: 'AWS says',
      cell: ({ awsStatus }) => awsStatus ?? notSaid,
      csv: ({ awsStatus }) => awsStatus,
    },
    {
      id: 'instanceCount',
      header: 'Instances',
      align: 'end',
      sortBy: onServer,
      cell: ({ instanceCount }) => instanceCount ?? notSaid,
      csv: ({ instanceCount }) => instanceCount,
    },
    {
      id: 'creationTime',
      header: 'Created',
      align: 'end',
      sortBy: onServer,
      cell: ({ creationTime }) => (creationTime === null ? notSaid : <RelativeTime at={creationTime} />),
      csv: ({ creationTime }) => (creationTime === null ? null : exactUtc(creationTime)),
    },
    {
      id: 'lastSeenAt',
      header: 'Seen',
      align: 'end',
      sortBy: onServer,
      cell: ({ lastSeenAt }) => <RelativeTime at={lastSeenAt} />,
      csv: ({ lastSeenAt }) => exactUtc(lastSeenAt),
    },
    {
      id: 'arn',
      header: 'ARN',
      isExtra: true,
      cell: ({ arn }) => <MiddleCut text={arn} what="ARN" />,
      csv: ({ arn }) => arn,
    },
  ]
}
