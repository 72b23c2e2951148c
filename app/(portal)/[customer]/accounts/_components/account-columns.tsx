import { ArmsByItself } from '#components/accounts/arms-by-itself.tsx'
import { AccountStatusBadge, ModeBadge } from '#components/accounts/account-badges.tsx'
import { accountStates, enforcementModes } from '#components/accounts/account-states.ts'
import type { Column } from '#components/table/column.ts'
import { RowLink } from '#components/table/row-link.tsx'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { accountAddress } from '#lib/client/addresses.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'

function Since({ at }: { at: string | null }) {
  return at === null ? <span className="text-ink-3">not yet</span> : <RelativeTime at={at} />
}

export function accountColumns(slug: string): Column<AccountRow>[] {
  return [
    {
      id: 'name',
      header: 'Account',
      isKey: true,
      sortBy: ({ name }) => name,
      cell: ({ id, name }) => <RowLink href={accountAddress(slug, id)}>{name}</RowLink>,
      csv: ({ name }) => name,
    },
    {
      id: 'awsAccountId',
      header: 'AWS account id',
      sortBy: ({ awsAccountId }) => awsAccountId,
      cell: ({ awsAccountId }) => <MiddleCut text={awsAccountId} what="AWS account id" />,
      csv: ({ awsAccountId }) => awsAccountId,
    },
    {
      id: 'status',
      header: 'State',
      sortBy: ({ status }) => accountStates[status].word,
      cell: ({ status }) => <AccountStatusBadge status={status} />,
      csv: ({ status }) => accountStates[status].word,
    },
    {
      id: 'mode',
      header: 'Enforcement',
      sortBy: ({ mode }) => mode,
      cell: ({ mode }) => <ModeBadge mode={mode} />,
      csv: ({ mode }) => enforcementModes[mode].word,
    },
    {
      id: 'regions',
      header: 'Regions',
      sortBy: ({ regions }) => regions.length,
      cell: ({ regions }) => (
        <span className="whitespace-nowrap">
          {regions.length > 3
            ? `${regions.slice(0, 2).join(', ')} and ${regions.length - 2} more`
            : regions.join(', ')}
        </span>
      ),
      csv: ({ regions }) => regions.join(' '),
    },
    {
      id: 'provedAt',
      header: 'Proved',
      align: 'end',
      sortBy: ({ provedAt }) => provedAt ?? '',
      cell: ({ provedAt }) => <Since at={provedAt} />,
      csv: ({ provedAt }) => (provedAt === null ? null : exactUtc(provedAt)),
    },
    {
      id: 'armedAt',
      header: 'Armed',
      align: 'end',
      sortBy: ({ armedAt }) => armedAt ?? '',
      cell: ({ armedAt, armsAt, status }) =>
        armedAt === null && armsAt !== null && status === 'connected' ? (
          <ArmsByItself armsAt={armsAt} />
        ) : (
          <Since at={armedAt} />
        ),
      csv: ({ armedAt }) => (armedAt === null ? null : exactUtc(armedAt)),
    },
  ]
}
