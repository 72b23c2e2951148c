import { S3Client } from '@aws-sdk/client-s3'
import { S3ControlClient } from '@aws-sdk/client-s3-control'
import { isIP } from 'node:net'
import { takeToken } from './limiter.ts'
import { accountOfRole, type AwsCredentials, assumeRoleCached, type RoleRequest } from './session.ts'

/** What reads buckets: S3 in each region, and S3 Control for what holds for the whole account. */
export interface S3Readers {
  s3: (region: string) => S3Client
  control: S3ControlClient
  /** Requests sent so far, each retry counted. */
  calls: () => number
  destroy: () => void
}

const maxAttempts = 3
/** The longest one request may take; buckets are read one after another. */
const requestHandler = { requestTimeout: 10_000, connectionTimeout: 3_000, throwOnRequestTimeout: true }

/**
 * S3 Control puts the account's number before the endpoint's host, which an IP address cannot carry: there the
 * header alone names the account, as S3's own client falls back to paths.
 */
function withoutPrefixOnAddresses(client: S3ControlClient): S3ControlClient {
  const resolve = client.config.endpointProvider
  client.config.endpointProvider = (given, context) => {
    const host = given.Endpoint === undefined ? '' : new URL(given.Endpoint).hostname.replace(/^\[|\]$/g, '')
    return resolve(isIP(host) === 0 ? given : { ...given, RequiresAccountId: false }, context)
  }
  return client
}

/** Clients for reading buckets, on credentials that are kept and renewed. */
export async function s3Readers(request: RoleRequest): Promise<S3Readers> {
  await assumeRoleCached(request) // a refusal is thrown here, as STS's own error
  const place = { home: request.region, awsAccountId: accountOfRole(request) }
  return s3ReadersOn(place, () => assumeRoleCached(request))
}

/** The same on credentials that are there. Every call is counted and paced, in the region it goes to, each try by itself. */
export function s3ReadersOn(
  { home, awsAccountId }: { home: string; awsAccountId: string },
  credentials?: AwsCredentials | (() => Promise<AwsCredentials>),
): S3Readers {
  let sent = 0
  const clients = new Map<string, S3Client>()
  // Inside the SDK's retries, which stand at the same step with a higher priority.
  const paceAndCount = { step: 'finalizeRequest', name: 'paceAndCount' } as const
  async function send<Args, Answer>(region: string, next: (args: Args) => Promise<Answer>, args: Args) {
    await takeToken({ account: awsAccountId, region, service: 's3', lane: 'inventory' })
    sent++
    return next(args)
  }
  const settings = { ...(credentials && { credentials }), maxAttempts, requestHandler }
  const control = withoutPrefixOnAddresses(new S3ControlClient({ region: home, ...settings }))
  control.middlewareStack.add((next) => (args) => send(home, next, args), paceAndCount)
  return {
    control,
    s3(region) {
      const existing = clients.get(region)
      if (existing) return existing
      // Where a bucket's region could not be read, S3 answers 301 with it, and the call is signed anew.
      const client = new S3Client({ region, ...settings, followRegionRedirects: true })
      client.middlewareStack.add((next) => (args) => send(region, next, args), paceAndCount)
      clients.set(region, client)
      return client
    },
    calls: () => sent,
    destroy() {
      control.destroy()
      for (const client of clients.values()) client.destroy()
    },
  }
}
