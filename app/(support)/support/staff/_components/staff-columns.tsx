import { Review } from '#components/people/review.tsx'
import type { Column } from '#components/table/column.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import type { StaffRow } from '#lib/services/people/list-staff.ts'

export function staffColumns(
  onAnswer: (person: StaffRow, answer: 'keep' | 'remove') => void,
): Column<StaffRow>[] {
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
      id: 'since',
      header: 'Added',
      sortBy: ({ since }) => since,
      cell: ({ since }) => <RelativeTime at={since} />,
      csv: ({ since }) => exactUtc(since),
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
      cell: (person) => {
        const off = { disabled: person.isMe, disabledReason: 'Nobody reviews themselves. Ask a colleague.' }
        return (
          <span className="inline-flex gap-1.5">
            <Button
              size="small"
              look={person.isReviewDue ? 'plain' : 'quiet'}
              aria-label={`Keep ${person.name}`}
              {...off}
              onClick={() => onAnswer(person, 'keep')}
            >
              Keep
            </Button>
            <Button
              size="small"
              look="quiet"
              aria-label={`Remove ${person.name}`}
              {...off}
              onClick={() => onAnswer(person, 'remove')}
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
