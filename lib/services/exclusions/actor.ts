import type { RequestActor, Side } from '#lib/domain/exclusions/request-states.ts'
import { type PersonActor, roleInCustomer, type SystemActor } from '#lib/services/context.ts'

/** Whom a verb's actor speaks for. A member who works for support too speaks for the customer inside it. */
export function sideIn(actor: PersonActor | SystemActor, customerId: string): Side {
  if (actor.kind === 'system') return 'portal'
  return roleInCustomer(actor, customerId) === 'support' ? 'support' : 'customer'
}

export function requestActor(
  actor: PersonActor | SystemActor,
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

export function actorName(actor: PersonActor | SystemActor): string {
  return actor.kind === 'person' ? actor.name : 'The portal'
}
