import type { RequestActor, Side } from '#lib/domain/exclusions/request-states.ts'
import { type KnownActor, roleInCustomer } from '#lib/services/context.ts'

/** Whom a verb's actor speaks for. A member who works for support too speaks for the customer inside it. */
export function sideIn(actor: KnownActor, customerId: string): Side {
  if (actor.kind === 'system') return 'portal'
  if (actor.kind === 'token') return 'customer'
  return roleInCustomer(actor, customerId) === 'support' ? 'support' : 'customer'
}

export function requestActor(
  actor: KnownActor,
  customerId: string,
  side: Side = sideIn(actor, customerId),
): RequestActor {
  return {
    side,
    personId: actor.kind === 'person' ? actor.personId : null,
    isOfCustomer:
      actor.kind === 'person' && actor.memberships.some((membership) => membership.customerId === customerId),
  }
}

export function actorName(actor: KnownActor): string {
  return actor.kind === 'system' ? 'The portal' : actor.name
}
