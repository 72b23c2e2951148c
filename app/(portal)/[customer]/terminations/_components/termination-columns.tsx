import { AccountName } from '#components/accounts/account-name.tsx'
import { TerminationBadge } from '#components/terminations/termination-badge.tsx'
import { terminationStateWords } from '#components/terminations/termination-states.ts'
import type { Column } from '#components/table/column.ts'
import { RowLink } from '#components/table/row-link.tsx'
import { cutMiddle } from '#components/text/cut.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { durationWords, exactUtc } from '#components/time/words.ts'
import { terminationAddress } from '#lib/client/addresses.ts'
import type { TerminationRow } from '#lib/services/terminations/views.ts'

/** The terminations' table, newest first as the server gives them. */
export function terminationColumns(slug: string): Column<TerminationRow>[] {
  return [
    {
      id: 'state',
      header: 'State',
      cell: ({ state }) => <TerminationBadge state={state} />,
      csv: ({ state }) => terminationStateWords[state].word,
    },
    {
      id: 'job',
      header: 'Tuning job',
      isKey: true,
      cell: ({ id, jobName }) => (
        <RowLink href={terminationAddress(slug, id)} title={jobName}>
          {cutMiddle(jobName, 36)}
        </RowLink>
      ),
      csv: ({ jobName }) => jobName,
    },
    {
      id: 'summary',
      header: 'Why',
      className: 'min-w-64',
      cell: ({ summary }) => (
        <span className="line-clamp-1 text-ink-2" title={summary}>
          {summary}
        </span>
      ),
      csv: ({ summary }) => summary,
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
      id: 'eventToStopMs',
      header: 'Event to stop',
      align: 'end',
      cell: ({ eventToStopMs }) =>
        eventToStopMs === null ? (
          <span className="text-ink-3">not yet</span>
        ) : (
          <span className="whitespace-nowrap">{durationWords(eventToStopMs)}</span>
        ),
      csv: ({ eventToStopMs }) => eventToStopMs,
    },
    {
      id: 'intendedAt',
      header: 'When',
      align: 'end',
      cell: ({ intendedAt }) => <RelativeTime at={intendedAt} />,
      csv: ({ intendedAt }) => exactUtc(intendedAt),
    },
  ]
}
