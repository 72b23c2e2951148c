import { count } from '#components/status/figure.ts'
import { Badge } from '#components/ui/badge.tsx'
import type { DeliveryState } from '#lib/domain/deliveries.ts'
import type { DeliveryRow } from '#lib/services/notices/views.ts'

const order: readonly DeliveryState[] = ['given_up', 'failed', 'waiting', 'sent']
const words: Record<DeliveryState, string> = {
  waiting: 'on its way',
  sent: 'delivered',
  failed: 'failed, tried again',
  given_up: 'given up',
}

/** Where else a notice went, in a few words: the worst state is said first. */
export function deliveryWords(deliveries: DeliveryRow[]): string {
  if (deliveries.length === 0) return 'in the portal alone'
  return order
    .map((state) => ({ state, own: deliveries.filter((delivery) => delivery.state === state) }))
    .filter(({ own }) => own.length > 0)
    .map(({ state, own }) => {
      const mails = own.filter(({ channel }) => channel === 'mail').length
      const hooks = own.length - mails
      const parts = [
        ...(mails > 0 ? [count(mails, 'mail')] : []),
        ...(hooks > 0 ? [count(hooks, 'webhook')] : []),
      ]
      return `${parts.join(' and ')} ${words[state]}`
    })
    .join('; ')
}

export function DeliverySummary({ deliveries }: { deliveries: DeliveryRow[] }) {
  const isBad = deliveries.some(({ state }) => state === 'failed' || state === 'given_up')
  return isBad ? (
    <Badge look="filled">{deliveryWords(deliveries)}</Badge>
  ) : (
    <span className="text-ink-2">{deliveryWords(deliveries)}</span>
  )
}
