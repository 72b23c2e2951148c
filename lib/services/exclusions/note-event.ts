import type { Tx } from '#lib/db/client.ts'
import type { Side } from '#lib/domain/exclusions/request-states.ts'
import type { KnownActor } from '#lib/services/context.ts'
import { actorName } from './actor.ts'

/** Adds a line to the history that the customer and support both read; people's words live here alone. */
export async function noteEvent(
  tx: Tx,
  { actor, customerId }: { actor: KnownActor; customerId: string },
  event: {
    requestId: string
    exclusionId?: string
    kind: string
    side: Side
    words?: string | null
    at: Date
  },
): Promise<void> {
  const { words = null, ...rest } = event
  await tx.exclusionEvent.create({ data: { customerId, actorName: actorName(actor), words, ...rest } })
}
