import { z, ZodError } from 'zod'
import { errorFacts, log } from '#lib/log.ts'
import { type ErrorCode, RateLimitedError, ServiceError } from '#lib/services/errors.ts'

export const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  step_up_required: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  unavailable: 503,
}

/** What every error answers. */
export const errorBody = z.object({
  error: z.object({
    code: z.enum([...(Object.keys(statusOf) as [ErrorCode, ...ErrorCode[]]), 'internal']),
    message: z.string().describe('In words for a person.'),
    requestId: z.string().describe('Quote it to support.'),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .describe('Words by input, where single ones are wrong.'),
  }),
})

function body(
  code: ErrorCode | 'internal',
  message: string,
  requestId: string,
  fields?: Record<string, string>,
): z.infer<typeof errorBody> {
  return { error: { code, message, requestId, ...(fields && { fields }) } }
}

/** Each known error as its status; an unknown one leaks a request id and nothing else. */
export function answerError(error: unknown, requestId: string): Response {
  const headers = {
    'x-request-id': requestId,
    ...(error instanceof RateLimitedError && { 'retry-after': String(error.retryAfterSeconds) }),
  }
  if (error instanceof ServiceError)
    return Response.json(body(error.code, error.message, requestId, error.fields), {
      status: statusOf[error.code],
      headers,
    })
  if (error instanceof ZodError) {
    const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]))
    return Response.json(
      body('invalid', 'Some of that is not right. See the marked fields.', requestId, fields),
      {
        status: 400,
        headers,
      },
    )
  }
  log.error({ requestId, error: errorFacts(error) }, 'request failed')
  return Response.json(body('internal', 'Something went wrong on our side. Try again.', requestId), {
    status: 500,
    headers,
  })
}
