import { memberRoleWords } from '#components/people/role-words.ts'
import { Review } from '#components/people/review.tsx'
import type { Column } from '#components/table/column.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
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
    {
      id: 'name',
      header: 'Name',
      isKey: true,
      sortBy: ({ name }) => name,
      cell: ({ name, isMe }) => (
        <span className="font-[550] whitespace-nowrap">
          {name} {isMe && <Badge>You</Badge>}
        </span>
      ),
      csv: ({ name }) => name,
    },
    {
      id: 'email',
      header: 'Address',
      sortBy: ({ email }) => email ?? '',
      cell: ({ email }) => email ?? <span className="text-ink-3">not told</span>,
      csv: ({ email }) => email,
    },
    {
      id: 'role',
      header: 'Role',
      sortBy: ({ role }) => role,
      cell: ({ role }) => <span title={memberRoleWords[role].means}>{memberRoleWords[role].word}</span>,
      csv: ({ role }) => memberRoleWords[role].word,
    },
    {
      id: 'lastSignIn',
      header: 'Signed in',
      sortBy: ({ lastSignIn }) => lastSignIn,
      cell: ({ lastSignIn }) => <RelativeTime at={lastSignIn} />,
      csv: ({ lastSignIn }) => exactUtc(lastSignIn),
    },
    {
      id: 'review',
      header: 'Review',
      sortBy: ({ reviewedAt }) => reviewedAt,
      cell: ({ reviewedAt, isReviewDue }) => <Review reviewedAt={reviewedAt} isDue={isReviewDue} />,
      csv: ({ reviewedAt }) => exactUtc(reviewedAt),
    },
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
