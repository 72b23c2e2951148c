import * as fs from 'node:fs'
import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true')

/** Calls a second in one account and region; AWS throttles them there, and each try counts. */
const rates = {
  AWS_INVENTORY_CALLS_PER_SECOND: z.coerce.number().min(0.5).max(100_000).default(5),
  AWS_ENFORCEMENT_CALLS_PER_SECOND: z.coerce.number().min(0.5).max(100_000).default(10),
  /** Of S3, which bears more: a reading of an account's buckets asks five questions of each, in nine minutes. */
  AWS_BUCKET_CALLS_PER_SECOND: z.coerce.number().min(0.5).max(100_000).default(20),
}

const schema = z.object({
  ...rates,
  /** The restricted login; may go through a pooler in transaction mode. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The same login without a pooler: the queue listens on it. */
  DIRECT_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(20),
  /** The portal's own address, as people type it. */
  PORTAL_URL: z.url(),
  AUTH_SECRET: z.string().min(32),
  /** Seals secrets that are kept to be used again (lib/sealed.ts). Without it the key derives from AUTH_SECRET. */
  SEALING_KEY: z.string().min(32).optional(),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  /** Our own AWS principal, which customers' trust policies name. */
  BROKER_PRINCIPAL_ARN: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/),
  /** Where the account template lies in S3, for CloudFormation's quick-create page. */
  TEMPLATE_URL: z.url({ protocol: /^https$/ }).optional(),
  /** The provider verifies every address but does not say so in its tokens (Entra ID, some Okta setups). */
  OIDC_TRUST_EMAIL: flag,
  /** How many proxies of ours stand before the portal: what the outermost saw is who asks. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  SWEEP_INTERVAL_SECONDS: z.coerce.number().int().min(1).max(300).default(60),
  INVENTORY_INTERVAL_SECONDS: z.coerce.number().int().min(1).max(86_400).default(300),
  /**
   * The Ed25519 key that signs the trail's digests, as PEM (a line break may be written \n), or the file that
   * holds it. The database never sees it. Without one no digest is made, and the pages say so.
   */
  AUDIT_SIGNING_KEY: z.string().min(1).optional(),
  AUDIT_SIGNING_KEY_FILE: z.string().min(1).optional(),
  /** Where digests are written: a folder that the database's server cannot write to. */
  EVIDENCE_FOLDER: z.string().min(1).optional(),
  /** Where mail is handed over: smtp://user:password@host:587 or smtps://…:465. Without it nothing is mailed. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Whom mail comes from, such as `Safeguards <safeguards@cleardata.example>`. */
  MAIL_FROM: z.string().min(3).optional(),
  /** ClearDATA support's own mailbox, for what support is told. */
  SUPPORT_MAIL_TO: z.email().optional(),
  /** Lets webhooks go to this very machine, by http too: for tests and the demo. */
  WEBHOOK_ALLOW_LOOPBACK: flag,
  /** Or a bucket with S3 Object Lock, reached with the portal's own AWS credentials (docs/evidence.md). */
  EVIDENCE_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  /** The bucket's region, where it is not the portal's own. */
  EVIDENCE_BUCKET_REGION: z.string().min(1).optional(),
  /** Says that AWS_ENDPOINT_URL is meant: without it, a redirected endpoint refuses to start. */
  ALLOW_AWS_ENDPOINT_URL: flag,
  /** Says that this is a demo or a test on this very machine: http on localhost, and settings of the sandbox. */
  SAFEGUARDS_DEMO: flag,
})

export type Env = z.infer<typeof schema>

/** Settings that hold secrets: each may come from a file instead, named by the same variable with `_FILE`. */
const secrets = [
  'DATABASE_URL',
  'DIRECT_DATABASE_URL',
  'AUTH_SECRET',
  'SEALING_KEY',
  'OIDC_CLIENT_SECRET',
  'SMTP_URL',
] as const

function withFiles(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given = { ...source }
  for (const name of secrets) {
    const file = source[`${name}_FILE`]
    if (!file) continue
    if (source[name]) throw new Error(`Set ${name} or ${name}_FILE, not both.`)
    try {
      given[name] = fs.readFileSync(file, 'utf8').replace(/\r?\n$/, '')
    } catch (error) {
      throw new Error(`${name}_FILE cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`, {
        cause: error,
      })
    }
  }
  return given
}

/** This very machine, by any of its names. */
const isHere = (url: string) =>
  /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0|\[::\])$/.test(new URL(url).hostname)

/** Words that examples, tests and hurried people use; a made secret holds none of them. */
const wellKnown =
  /change.?me|example|default|for.?tests|only.?for|password|placeholder|secret|your[-_ ]|12345678|qwerty/i

/** Why a secret could be guessed; null when it looks made by a machine. */
function weaknessOf(secret: string): string | null {
  if (secret.length < 32) return 'is shorter than 32 characters'
  if (new Set(secret).size < 12) return 'repeats few characters'
  return wellKnown.test(secret) ? 'reads like an example' : null
}

/** What a real portal must not start on. The demo's own settings are for a portal on this machine alone. */
function problemsOf(settings: Env): string[] {
  const { PORTAL_URL, OIDC_ISSUER, AUTH_SECRET, OIDC_CLIENT_SECRET, BROKER_PRINCIPAL_ARN } = settings
  if (settings.SAFEGUARDS_DEMO)
    return isHere(PORTAL_URL) ? [] : ['SAFEGUARDS_DEMO: only for a portal on localhost']
  const problems: string[] = []
  const say = (name: keyof Env, problem: string | null) =>
    problem !== null && problems.push(`${name}: ${problem}`)
  const notHttps = (url: string) => (new URL(url).protocol === 'https:' ? null : 'must be https')
  const { pathname, search, hash, username } = new URL(PORTAL_URL)
  const isBare = pathname === '/' && !PORTAL_URL.endsWith('/') && search + hash + username === ''
  say('PORTAL_URL', notHttps(PORTAL_URL))
  say('PORTAL_URL', isBare ? null : 'must be an address alone, without a path: https://portal.example.org')
  say('OIDC_ISSUER', notHttps(OIDC_ISSUER))
  say('OIDC_ISSUER', isHere(OIDC_ISSUER) ? 'is the sandbox’s, on this machine' : null)
  say('AUTH_SECRET', weaknessOf(AUTH_SECRET))
  say('AUTH_SECRET', AUTH_SECRET === OIDC_CLIENT_SECRET ? 'is the same as OIDC_CLIENT_SECRET' : null)
  if (settings.SEALING_KEY !== undefined) say('SEALING_KEY', weaknessOf(settings.SEALING_KEY))
  // A provider makes this one, and decides how long it is.
  say('OIDC_CLIENT_SECRET', OIDC_CLIENT_SECRET.length < 16 ? 'is shorter than 16 characters' : null)
  say('OIDC_CLIENT_SECRET', wellKnown.test(OIDC_CLIENT_SECRET) ? 'reads like an example' : null)
  say('BROKER_PRINCIPAL_ARN', BROKER_PRINCIPAL_ARN.includes(':999988887777:') ? 'is the sandbox’s' : null)
  if (settings.SMTP_URL !== undefined)
    say('MAIL_FROM', settings.MAIL_FROM === undefined ? 'is needed beside SMTP_URL' : null)
  say('ALLOW_AWS_ENDPOINT_URL', settings.ALLOW_AWS_ENDPOINT_URL ? 'only with SAFEGUARDS_DEMO' : null)
  say('WEBHOOK_ALLOW_LOOPBACK', settings.WEBHOOK_ALLOW_LOOPBACK ? 'only with SAFEGUARDS_DEMO' : null)
  for (const name of ['DATABASE_URL', 'DIRECT_DATABASE_URL'] as const) {
    const { username, password, searchParams } = new URL(settings[name])
    const isEncrypted = isHere(settings[name]) || searchParams.get('sslmode') === 'verify-full'
    say(name, isEncrypted ? null : 'must end with ?sslmode=verify-full, so that the database is who it says')
    say(name, wellKnown.test(decodeURIComponent(password)) ? 'its password reads like an example' : null)
    say(name, username === 'postgres' ? 'must be the restricted login, not the owner' : null)
  }
  return problems
}

/** The settings, checked once. Names what is wrong and never repeats a value: values may be secrets. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = schema.safeParse(withFiles(source))
  const problems = result.success
    ? problemsOf(result.data)
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (!result.success || problems.length > 0)
    throw new Error(`These settings are missing or wrong. ${problems.join('; ')}`)
  if (result.data.EVIDENCE_FOLDER !== undefined && result.data.EVIDENCE_BUCKET !== undefined)
    throw new Error('Set EVIDENCE_FOLDER or EVIDENCE_BUCKET, not both.')
  if (source.NODE_TLS_REJECT_UNAUTHORIZED === '0' && !result.data.SAFEGUARDS_DEMO)
    throw new Error('NODE_TLS_REJECT_UNAUTHORIZED=0 believes any certificate. Unset it.')
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

interface AwsRates {
  inventory: number
  enforcement: number
  buckets: number
}

let cachedRates: AwsRates | undefined

/** How fast AWS may be asked; the command line has no other settings than these. */
export function awsRates(): AwsRates {
  if (cachedRates === undefined) {
    const given = z.object(rates).parse(process.env)
    cachedRates = {
      inventory: given.AWS_INVENTORY_CALLS_PER_SECOND,
      enforcement: given.AWS_ENFORCEMENT_CALLS_PER_SECOND,
      buckets: given.AWS_BUCKET_CALLS_PER_SECOND,
    }
  }
  return cachedRates
}
