import { AssumeRoleCommand, type Credentials, STSClient } from '@aws-sdk/client-sts'
import { requestHandler } from './connections.ts'

/** Everything an AssumeRole needs. The session policy narrows what the role could do to what this act needs. */
export interface RoleRequest {
  roleArn: string
  /** Left out only by the onboarding proof, which shows that the role refuses without one. */
  externalId?: string
  /**
   * In CloudTrail for good: the decision's id for an act, the job's name for a reading. The portal always sends
   * one; a role of somebody's own need not allow it.
   */
  sourceIdentity?: string
  sessionPolicy?: SessionPolicy | readonly SessionPolicy[]
  /** Where STS is asked; any region of the account's partition. */
  region: string
}

/** `arn:aws:iam::111122223333:role/…` */
export function accountOfRole({ roleArn }: RoleRequest): string {
  return roleArn.split(':')[4] ?? ''
}

export interface SessionPolicy {
  actions: string[]
  resources: string[]
}

export interface AwsCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
  expiration: Date
}

const clients = new Map<string, STSClient>()

function stsIn(region: string): STSClient {
  const existing = clients.get(region)
  if (existing) return existing
  const client = new STSClient({ region, requestHandler })
  clients.set(region, client)
  return client
}

/** A session's length: what role chaining caps at, and what an account's role grants at the least. */
const sessionSeconds = 3600
/** Credentials are taken anew this long before they end. */
const renewBeforeMs = 5 * 60_000

/** Assumes a role, each time anew. Throws AWS's own error: `AccessDenied` when the trust policy refuses. */
export async function assumeRole(request: RoleRequest): Promise<AwsCredentials> {
  const { sessionPolicy } = request
  const statements = sessionPolicy && (Array.isArray(sessionPolicy) ? sessionPolicy : [sessionPolicy])
  const answer = await stsIn(request.region).send(
    new AssumeRoleCommand({
      RoleArn: request.roleArn,
      RoleSessionName: 'cleardata-safeguards',
      ExternalId: request.externalId,
      SourceIdentity: request.sourceIdentity,
      DurationSeconds: sessionSeconds,
      ...(statements && {
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: (statements as readonly SessionPolicy[]).map(({ actions, resources }) => ({
            Effect: 'Allow',
            Action: actions,
            Resource: resources,
          })),
        }),
      }),
    }),
  )
  return readCredentials(answer.Credentials)
}

function readCredentials(given: Credentials | undefined): AwsCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {}
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
    throw Object.assign(new Error('STS answered without credentials.'), { name: 'MalformedAnswer' })
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  }
}

interface Held {
  account: string
  credentials: Promise<AwsCredentials>
  usedAt: number
}

const cache = new Map<string, Held>()

/**
 * What nobody asked for is forgotten: an account that was disconnected is read by no process any more, and each
 * gives its keys up by itself.
 */
export const forgetAfterMs = 10 * 60_000

const forgetting = setInterval(() => {
  for (const [key, { usedAt }] of cache) if (Date.now() - usedAt > forgetAfterMs) cache.delete(key)
}, 60_000)
forgetting.unref()

/** The same for readings, which repeat: kept until shortly before they end; a failure is not kept. */
export async function assumeRoleCached(request: RoleRequest): Promise<AwsCredentials> {
  const key = JSON.stringify(request)
  const held = cache.get(key)
  if (held) {
    held.usedAt = Date.now()
    const credentials = await held.credentials.catch(() => null)
    if (credentials && credentials.expiration.getTime() - Date.now() > renewBeforeMs) return credentials
  }
  const fresh = assumeRole(request)
  cache.set(key, { account: accountOfRole(request), credentials: fresh, usedAt: Date.now() })
  fresh.catch(() => cache.delete(key))
  return fresh
}

/** Forgets what this process holds: of one AWS account, or all of it. */
export function forgetCredentials(awsAccountId?: string): void {
  for (const [key, { account }] of cache)
    if (awsAccountId === undefined || account === awsAccountId) cache.delete(key)
}

/** How many sessions this process holds of an AWS account. */
export function heldCredentials(awsAccountId: string): number {
  return [...cache.values()].filter(({ account }) => account === awsAccountId).length
}
