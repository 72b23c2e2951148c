import pino from 'pino'

/**
 * The one logger. Secrets and customers' free text are never passed to it; the paths below are a second
 * line of defence for objects that come from libraries.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    redact: {
      paths: [
        '*.password',
        '*.secret',
        '*.clientSecret',
        '*.secretAccessKey',
        '*.sessionToken',
        '*.authorization',
        '*.cookie',
        '*.token',
        '*.reason',
        '*.connectionString',
        'headers',
      ],
      censor: '[redacted]',
    },
    base: undefined,
  },
  pino.destination({ dest: 2, sync: true }),
)

/**
 * What may be logged of an error: its kind, its code and where it was thrown. Its message may quote a query
 * with customers' words or a connection string with a password, and a stack begins with the message.
 */
export function errorFacts(error: unknown): { name: string; code?: string; frames?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code } = error as { code?: unknown }
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim())
    .slice(0, 20)
  return {
    name: error.name,
    ...(typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) && { code }),
    ...(frames && { frames }),
  }
}
