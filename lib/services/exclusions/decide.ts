import type { ExclusionRequest } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { refusalOfRequestAct, type RequestAct } from '#lib/domain/exclusions/request-states.ts'
import type { PersonActor, StaffCtx } from '#lib/services/context.ts'
import { conflict, forbidden } from '#lib/services/errors.ts'
import { requestActor } from './actor.ts'
import { lockRequest, requestFacts } from './fetch-request.ts'

/** Decisions are people's: a job of the portal's own has nobody to answer for them. */
export function requirePerson({ actor }: StaffCtx): PersonActor {
  if (actor.kind !== 'person') throw forbidden('Only a person decides about exclusions.')
  return actor
}

/** The request under its lock, for an act of support's that may go on; throws why not otherwise. */
export async function lockForDecision(
  tx: Tx,
  { actor, customerId, id, act }: { actor: PersonActor; customerId: string; id: string; act: RequestAct },
): Promise<{ request: ExclusionRequest; now: Date }> {
  const { request, now } = await lockRequest(tx, customerId, id)
  const refusal = refusalOfRequestAct(
    act,
    requestFacts(request),
    requestActor(actor, customerId, 'support'),
    now,
  )
  if (refusal !== null) throw conflict(refusal)
  return { request, now }
}
