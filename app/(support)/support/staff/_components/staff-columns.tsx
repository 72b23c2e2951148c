import { identityColumns, standingColumns } from '#components/people/person-columns.tsx'
import type { Column } from '#components/table/column.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Button } from '#components/ui/button.tsx'
import type { StaffRow } from '#lib/services/people/list-staff.ts'

export function staffColumns(
  onAnswer: (person: StaffRow, answer: 'keep' | 'remove') => void,
): Column<StaffRow>[] {
  return [
    ...identityColumns<StaffRow>(),
    {
      id: 'since',
      header: 'Added',
      sortBy: ({ since }) => since,
      cell: ({ since }) => <RelativeTime at={since} />,
      csv: ({ since }) => exactUtc(since),
    },
    ...standingColumns<StaffRow>(),
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
