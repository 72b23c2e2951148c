/** What a verb may throw on purpose. lib/http maps each to a status; anything else is a fault of ours. */
export type ErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'step_up_required'
  | 'not_found'
  | 'conflict'
  | 'rate_limited'
  | 'unavailable'

export class ServiceError extends Error {
  readonly code: ErrorCode
  /** By input field, for a form. */
  readonly fields: Record<string, string> | undefined

  constructor(code: ErrorCode, message: string, fields?: Record<string, string>) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
    this.fields = fields
  }
}

/** Too often; the caller may try again after so many seconds. */
export class RateLimitedError extends ServiceError {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('rate_limited', `That was too often. Wait ${retryAfterSeconds} seconds and try again.`)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export const unauthenticated = () =>
  new ServiceError('unauthenticated', 'You are signed out. Sign in to go on.')
export const forbidden = (why: string) => new ServiceError('forbidden', why)
/** The act asks for a fresh sign-in; the page offers it and comes back. */
export const stepUpRequired = () =>
  new ServiceError('step_up_required', 'This act asks you to sign in again first. Your entries are kept.')
export const conflict = (why: string) => new ServiceError('conflict', why)

/** One answer for what does not exist and for what is somebody else's. */
export const notFound = () =>
  new ServiceError('not_found', 'There is nothing here, or it is not yours to see.')
