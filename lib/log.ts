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
