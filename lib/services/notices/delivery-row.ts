import type { Delivery } from '#lib/db/generated/client.ts'
import type { DeliveryRow } from './views.ts'

/** What of a delivery's recipient is read: names alone. */
export const recipientNames = {
  person: { select: { name: true } },
  webhook: { select: { name: true } },
} as const

type Loaded = Delivery & { person: { name: string } | null; webhook: { name: string } | null }

export function deliveryRow(row: Loaded): DeliveryRow {
  const somebody = row.personId === null ? 'ClearDATA support' : 'somebody who left'
  return {
    id: row.id,
    channel: row.channel,
    to: row.webhook?.name ?? row.person?.name ?? somebody,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.createdAt.toISOString(),
    nextAt: row.nextAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    answer: row.answer,
  }
}
