import { memberRoleWords } from '#components/people/role-words.ts'
import type { Column } from '#components/table/column.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import type { InvitationState } from '#lib/domain/people.ts'
import type { InvitationRow } from '#lib/services/members/views.ts'

const stateWords: Record<InvitationState, string> = {
  open: 'Open',
  accepted: 'Accepted',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
}

export function invitationColumns(
  refusal: { disabled: boolean; disabledReason: string },
  onWithdraw: (invitation: InvitationRow) => void,
): Column<InvitationRow>[] {
  return [
    {
      id: 'email',
      header: 'Address',
      isKey: true,
      sortBy: ({ email }) => email,
      cell: ({ email }) => <span className="font-[550]">{email}</span>,
      csv: ({ email }) => email,
    },
    {
      id: 'role',
      header: 'Role',
      sortBy: ({ role }) => role,
      cell: ({ role }) => memberRoleWords[role].word,
      csv: ({ role }) => memberRoleWords[role].word,
    },
    {
      id: 'state',
      header: 'State',
      sortBy: ({ state }) => state,
      cell: ({ state }) => <Badge look={state === 'open' ? 'accent' : 'plain'}>{stateWords[state]}</Badge>,
      csv: ({ state }) => stateWords[state],
    },
    {
      id: 'invitedBy',
      header: 'Invited by',
      sortBy: ({ invitedBy }) => invitedBy,
      cell: ({ invitedBy }) => <span className="whitespace-nowrap">{invitedBy}</span>,
      csv: ({ invitedBy }) => invitedBy,
    },
    {
      id: 'createdAt',
      header: 'Invited',
      sortBy: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      csv: ({ createdAt }) => exactUtc(createdAt),
    },
    {
      id: 'expiresAt',
      header: 'Works until',
      sortBy: ({ expiresAt }) => expiresAt,
      cell: ({ expiresAt, state }) =>
        state === 'open' ? <RelativeTime at={expiresAt} /> : <span className="text-ink-3">over</span>,
      csv: ({ expiresAt }) => exactUtc(expiresAt),
    },
    {
      id: 'acts',
      header: 'Acts',
      align: 'end',
      isKey: true,
      cell: (invitation) =>
        invitation.state === 'open' && (
          <Button
            size="small"
            look="quiet"
            aria-label={`Withdraw the invitation of ${invitation.email}`}
            {...refusal}
            onClick={() => onWithdraw(invitation)}
          >
            Withdraw
          </Button>
        ),
      csv: () => null,
    },
  ]
}
