import { identityColumns, standingColumns } from '#components/people/person-columns.tsx'
import { memberRoleWords } from '#components/people/role-words.ts'
import type { Column } from '#components/table/column.ts'
import { Button } from '#components/ui/button.tsx'
import type { MemberRow } from '#lib/services/members/views.ts'

interface Refusal {
  disabled: boolean
  disabledReason: string
}

/** The first reason that holds: the viewer's own role, or that the member must stay. */
function refusalFor(refusal: Refusal, mustStay: string | null): Refusal {
  if (refusal.disabled || mustStay === null) return refusal
  return { disabled: true, disabledReason: mustStay }
}

export function memberColumns(
  refusal: Refusal,
  acts: {
    onChangeRole: (member: MemberRow) => void
    onRemove: (member: MemberRow) => void
    onKeep: (member: MemberRow) => void
  },
): Column<MemberRow>[] {
  return [
    ...identityColumns<MemberRow>(),
    {
      id: 'role',
      header: 'Role',
      sortBy: ({ role }) => role,
      cell: ({ role }) => <span title={memberRoleWords[role].means}>{memberRoleWords[role].word}</span>,
      csv: ({ role }) => memberRoleWords[role].word,
    },
    ...standingColumns<MemberRow>(),
    {
      id: 'acts',
      header: 'Acts',
      align: 'end',
      isKey: true,
      cell: (member) => {
        const { name, role, isReviewDue, mustStay } = member
        const off = refusalFor(refusal, mustStay)
        const next = role === 'admin' ? 'viewer' : 'admin'
        return (
          <span className="inline-flex gap-1.5">
            {isReviewDue && (
              <Button
                size="small"
                aria-label={`Keep ${name}`}
                {...refusal}
                onClick={() => acts.onKeep(member)}
              >
                Keep
              </Button>
            )}
            <Button
              size="small"
              look="quiet"
              aria-label={`Make ${name} ${memberRoleWords[next].aWord}`}
              {...off}
              onClick={() => acts.onChangeRole(member)}
            >
              Make {memberRoleWords[next].word.toLowerCase()}
            </Button>
            <Button
              size="small"
              look="quiet"
              aria-label={`Remove ${name}`}
              {...off}
              onClick={() => acts.onRemove(member)}
            >
              Remove
            </Button>
          </span>
        )
      },
      csv: () => null,
    },
  ]
}
