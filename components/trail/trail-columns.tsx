import type { Column } from '#components/table/column.ts'
import { cutMiddle } from '#components/text/cut.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import type { TrailRow } from '#lib/services/audit/views.ts'
import { actionWords } from './action-words.ts'

/** "armed → observing", where a row says what was so before and after. */
function changeOf({ before, after }: Record<string, unknown>): string {
  const word = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value).replaceAll('_', ' ')
      : ''
  if (word(before) !== '' && word(after) !== '') return `${word(before)} → ${word(after)}`
  return word(after)
}

export function trailColumns(open: (seq: number) => void): Column<TrailRow>[] {
  return [
    {
      id: 'seq',
      header: 'Row',
      align: 'end',
      cell: ({ seq }) => <span className="text-ink-3">{seq}</span>,
      csv: ({ seq }) => seq,
    },
    {
      id: 'at',
      header: 'When',
      cell: ({ at }) => <RelativeTime at={at} />,
      csv: ({ at }) => exactUtc(at),
    },
    {
      id: 'actor',
      header: 'Who',
      cell: ({ actorName }) => <span className="whitespace-nowrap">{actorName}</span>,
      csv: ({ actorName, actorId }) => `${actorName} (${actorId})`,
    },
    {
      id: 'action',
      header: 'Did what',
      isKey: true,
      cell: ({ seq, action }) => (
        <button
          type="button"
          title={action}
          onClick={() => open(seq)}
          className="inline-flex min-h-6 items-center rounded-sm text-left font-[550] whitespace-nowrap hover:underline hover:underline-offset-3"
        >
          {actionWords(action)}
        </button>
      ),
      csv: ({ action }) => action,
    },
    {
      id: 'resource',
      header: 'To what',
      cell: ({ resourceType, resourceId }) => (
        <span className="whitespace-nowrap" title={resourceId}>
          {resourceType.replaceAll('_', ' ')}{' '}
          <span className="font-mono text-sm text-ink-3">{cutMiddle(resourceId, 18)}</span>
        </span>
      ),
      csv: ({ resourceType, resourceId }) => `${resourceType} ${resourceId}`,
    },
    {
      id: 'change',
      header: 'Change',
      cell: ({ details }) => (
        <span className="line-clamp-1 text-ink-2" title={changeOf(details)}>
          {changeOf(details)}
        </span>
      ),
      csv: ({ details }) => JSON.stringify(details),
    },
  ]
}
