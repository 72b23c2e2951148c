import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true')

const schema = z.object({
  /** The restricted login; may go through a pooler in transaction mode. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The same login without a pooler: the queue listens on it. */
  DIRECT_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  /** The portal's own address, as people type it. */
  PORTAL_URL: z.url(),
  AUTH_SECRET: z.string().min(32),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  /** Our own AWS principal, which customers' trust policies name. */
  BROKER_PRINCIPAL_ARN: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/),
  SWEEP_INTERVAL_SECONDS: z.coerce.number().int().min(1).max(300).default(60),
  /**
   * The Ed25519 key that signs the trail's digests, as PEM (a line break may be written \n), or the file that
   * holds it. The database never sees it. Without one no digest is made, and the pages say so.
   */
  AUDIT_SIGNING_KEY: z.string().min(1).optional(),
  AUDIT_SIGNING_KEY_FILE: z.string().min(1).optional(),
  /** Where digests are written: a folder that the database's server cannot write to. */
  EVIDENCE_FOLDER: z.string().min(1).optional(),
  /** Says that AWS_ENDPOINT_URL is meant: without it, a redirected endpoint refuses to start. */
  ALLOW_AWS_ENDPOINT_URL: flag,
})

export type Env = z.infer<typeof schema>

/** The settings, checked once. Names what is wrong and never repeats a value: values may be secrets. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = schema.safeParse(source)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`These settings are missing or wrong. ${problems.join('; ')}`)
  }
  const redirected = Object.keys(source).find((name) => /^AWS_ENDPOINT_URL/.test(name) && source[name])
  if (redirected !== undefined && !result.data.ALLOW_AWS_ENDPOINT_URL)
    throw new Error(
      `${redirected} redirects every signed AWS call. Unset it, or set ALLOW_AWS_ENDPOINT_URL=1 for a sandbox.`,
    )
  return result.data
}

let cached: Env | undefined

export function env(): Env {
  cached ??= readEnv()
  return cached
}
