import { RelativeTime } from '#components/time/relative-time.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { type DeliveryState, deliveryStateWords } from '#lib/domain/deliveries.ts'
import type { DeliveryRow } from '#lib/services/notices/views.ts'

const looks: Record<DeliveryState, 'plain' | 'filled' | 'strong' | 'accent'> = {
  waiting: 'accent',
  sent: 'plain',
  failed: 'filled',
  given_up: 'strong',
}

/** What became of one notice to one recipient: state, tries, the receiver's answer, and when the next try is. */
export function DeliveryLine({ delivery }: { delivery: DeliveryRow }) {
  const { channel, to, state, attempts, answer, nextAt, settledAt, createdAt } = delivery
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5 py-1">
      <Badge look={looks[state]}>{deliveryStateWords[state]}</Badge>
      <span className="min-w-0 wrap-anywhere">
        {channel === 'mail' ? 'Mail to' : 'Webhook'} {to}
      </span>
      <span className="text-sm text-ink-2">
        {state === 'failed' && nextAt !== null ? (
          <>
            next try <RelativeTime at={nextAt} />
          </>
        ) : (
          <RelativeTime at={settledAt ?? createdAt} />
        )}
        {attempts > 1 && `, tried ${attempts} times`}
        {state !== 'sent' && answer !== null && `: ${answer}`}
      </span>
    </li>
  )
}
