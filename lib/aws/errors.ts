import type { Gap } from '#lib/domain/safeguards/verdict.ts'

/** AWS's name for an error; a socket's code or `UnreadableAnswer` where there was no sensible answer. */
export function awsErrorName(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UnknownError'
  const { name, code, Code } = error as { name?: unknown; code?: unknown; Code?: unknown }
  if (typeof Code === 'string') return Code
  if (typeof name === 'string' && name !== 'Error' && name !== 'SyntaxError') return name
  if (typeof code === 'string') return code
  return 'UnreadableAnswer'
}

/** AWS's message, one line and not too long. It names principals and resources, never secrets. */
export function awsErrorMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/\s+/g, ' ').slice(0, 500)
}

export function gapOf(
  service: string,
  action: string,
  region: string,
  error: unknown,
  resourceArn?: string,
): Gap {
  return {
    service,
    action,
    region,
    error: awsErrorName(error),
    message: awsErrorMessage(error),
    count: 1,
    ...(resourceArn === undefined ? {} : { resourceArn }),
  }
}
