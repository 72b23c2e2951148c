/** An error one operation means literally: code, status and text go out as they are. */
export class AwsError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.name = 'AwsError'
    this.code = code
    this.status = status
  }
}

/** Refusals every service can give and every service spells in its own way (see each service's `spell`). */
export type RefusalKind =
  | 'missing_token'
  | 'unknown_key'
  | 'bad_signature'
  | 'expired'
  | 'denied'
  | 'throttled'
  | 'internal'
  | 'unknown_action'

export class Refusal extends Error {
  readonly kind: RefusalKind

  constructor(kind: RefusalKind, message = '') {
    super(message)
    this.name = 'Refusal'
    this.kind = kind
  }
}
