import type { Column } from '#components/table/column.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Review } from './review.tsx'

interface PersonRow {
  name: string
  email: string | null
  isMe: boolean
  lastSignIn: string
  reviewedAt: string
  isReviewDue: boolean
}

/** Who somebody is: the first columns of every table of people. */
export function identityColumns<Row extends PersonRow>(): Column<Row>[] {
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
  ]
}

/** When they were here last, and when somebody looked over them last. */
export function standingColumns<Row extends PersonRow>(): Column<Row>[] {
  return [
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
  ]
}
