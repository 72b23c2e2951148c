import { randomUUID } from 'node:crypto'
import { ZodError } from 'zod'
import { asEventSource } from '#lib/auth/event-source.ts'
import { eventKeyHeader } from '#lib/domain/accounts/template.ts'
import { readTuningJobEvent } from '#lib/domain/enforcement/aws-event.ts'
import { systemContext } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { receiveEvent } from '#lib/services/events/receive-event.ts'
import { answerError } from './answer-error.ts'
import { setFixedHeaders } from './fixed-headers.ts'
import { logRefusal } from './log-refusal.ts'
import { countCall, countWrongToken, refuseGuesser } from './rate-limits.ts'
import { readLimited } from './read-limited.ts'

/** EventBridge sends 256 KiB at most. */
const mostBytes = 256 * 1024

/**
 * The way in for EventBridge: the account's key says who it is. 401 for a wrong key, 403 for an account that
 * is not the key's, 413 for too much, 400 for what is no event, 202 for everything else, an event of something
 * we do not watch included: AWS must not send it again. 429 for too many: EventBridge tries those again, and a
 * sweep finds what it gives up on.
 */
export async function answerEvent(request: Request, accountId: string): Promise<Response> {
  const requestId = randomUUID()
  const answer = await take(request, accountId, requestId).catch((error: unknown) => {
    logRefusal(error, { request, requestId, actor: null })
    const isShape = error instanceof ZodError
    return answerError(
      isShape ? new ServiceError('invalid', 'That is not an event of EventBridge.') : error,
      requestId,
    )
  })
  // proxy.ts lets this one address by.
  setFixedHeaders(answer.headers)
  answer.headers.set('content-security-policy', `default-src 'none'; frame-ancestors 'none'`)
  return answer
}

async function take(request: Request, accountId: string, requestId: string): Promise<Response> {
  await refuseGuesser(request.headers)
  const text = await readLimited(request, mostBytes)
  const known = await asEventSource(request.headers.get(eventKeyHeader) ?? '', async (tx, source) => {
    if (source.accountId !== accountId)
      throw new ServiceError('forbidden', 'This key is not for that account.')
    await countCall('event', accountId)
    if (text === null) return new Response(null, { status: 413, headers: { 'x-request-id': requestId } })
    const event = readTuningJobEvent(parse(text))
    if (event === null) return new Response(null, { status: 202 })
    const ctx = { ...systemContext('aws-events', ['event:receive'], source.customerId), requestId }
    await receiveEvent(ctx, { accountId, event }, tx)
    return new Response(null, { status: 202 })
  })
  if (known !== null) return known.done
  await countWrongToken(request.headers)
  throw new ServiceError('unauthenticated', 'This is no key that works: it is wrong, or has ended.')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ServiceError('invalid', 'That is not JSON.')
  }
}
