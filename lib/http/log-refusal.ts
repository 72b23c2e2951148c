import { log } from '#lib/log.ts'
import type { PersonActor, TokenActor } from '#lib/services/context.ts'
import { type ErrorCode, ServiceError } from '#lib/services/errors.ts'

/** Answers that say no: each may be somebody trying doors. */
const refusals: readonly ErrorCode[] = [
  'unauthenticated',
  'forbidden',
  'step_up_required',
  'not_found',
  'rate_limited',
]

/** Writes a refusal into the log: who, what and why, in ids; never the words or secrets of the request. */
export function logRefusal(
  error: unknown,
  {
    request,
    requestId,
    actor,
  }: { request: Request; requestId: string; actor: PersonActor | TokenActor | null },
): void {
  if (!(error instanceof ServiceError) || !refusals.includes(error.code)) return
  const who =
    actor === null
      ? {}
      : { actorKind: actor.kind, actorId: actor.kind === 'person' ? actor.personId : actor.tokenId }
  const path = new URL(request.url).pathname.slice(0, 200)
  log.warn(
    { event: 'refused', code: error.code, requestId, method: request.method, path, ...who },
    'request refused',
  )
}
