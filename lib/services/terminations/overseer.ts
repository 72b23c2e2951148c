import type { PersonActor, StaffCtx } from '#lib/services/context.ts'
import { forbidden } from '#lib/services/errors.ts'

/** Overseeing is people's: a job of the portal's own has nobody to answer for it. */
export function requireOverseer({ actor }: StaffCtx): PersonActor {
  if (actor.kind !== 'person') throw forbidden('Only a person of support sees to terminations.')
  return actor
}
