'use client'

import { RequestBadge } from '#components/exclusions/exclusion-badge.tsx'
import { count } from '#components/status/figure.ts'
import { useServerNow } from '#components/time/clock.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { cn } from '#components/ui/cn.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { QueueRow } from '#lib/services/exclusions/views.ts'

/** The left pane: a line of clocks per request. j and k move, Enter opens, x selects. */
export function QueueList({
  rows,
  openId,
  selected,
  onOpen,
  onSelect,
}: {
  rows: QueueRow[]
  openId: string | null
  selected: ReadonlySet<string>
  onOpen: (id: string) => void
  onSelect: (id: string, isSelected: boolean) => void
}) {
  return (
    <ul aria-label="Open requests" className="border-t border-line">
      {rows.map((row) => (
        <li
          key={row.id}
          data-open={row.id === openId ? '' : undefined}
          className="flex items-start gap-2.5 border-b border-line-soft px-2 py-1.5 hover:bg-hover data-open:bg-selected data-open:shadow-[inset_2px_0_var(--accent)]"
        >
          <Checkbox isChecked={selected.has(row.id)} onChange={(isChecked) => onSelect(row.id, isChecked)}>
            <span className="sr-only">
              Select the request of {row.customerName}, {count(row.nameCount, 'name')}
            </span>
          </Checkbox>
          <button
            type="button"
            data-queue-row={row.id}
            aria-current={row.id === openId ? 'true' : undefined}
            onClick={() => onOpen(row.id)}
            className="min-w-0 flex-1 rounded-sm py-0.5 text-left"
          >
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="min-w-36 flex-1 truncate font-[550]">{row.customerName}</span>
              {row.isUrgent && <Badge look="strong">Urgent</Badge>}
              <RequestBadge state={row.state} />
            </span>
            <span className="mt-0.5 flex flex-wrap justify-between gap-x-3 text-sm text-ink-2">
              <span>
                {count(row.nameCount, resourceTypes[row.resourceType].label.toLowerCase())},{' '}
                {count(row.days, 'day')}
                {row.isExtension && ', extension'}
              </span>
              <Clocks row={row} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Support's own clock first; then when the request lapses by itself. */
export function Clocks({ row }: { row: Pick<QueueRow, 'respondBy' | 'lapsesAt'> }) {
  const nowMs = useServerNow()
  const isLate = row.respondBy !== null && Date.parse(row.respondBy) < nowMs
  return (
    <span className={cn('whitespace-nowrap', isLate && 'font-[550] text-ink')}>
      {row.respondBy === null ? (
        'waits for the customer'
      ) : (
        <>
          {isLate ? 'late since' : 'answer'} <RelativeTime at={row.respondBy} />
        </>
      )}
      {' · '}lapses <RelativeTime at={row.lapsesAt} />
    </span>
  )
}
