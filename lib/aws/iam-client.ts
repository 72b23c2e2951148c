import { IAMClient } from '@aws-sdk/client-iam'
import { requestHandler } from './connections.ts'
import { awsErrorName } from './errors.ts'
import { assumeRole, assumeRoleCached, type RoleRequest } from './session.ts'

type Settings = NonNullable<ConstructorParameters<typeof IAMClient>[0]>
type RetryStrategy = NonNullable<Settings['retryStrategy']>
type Credentials = NonNullable<Settings['credentials']>

const mostTries = 3
const firstPauseMs = 100

/**
 * As the SDK's own, but for a quota: IAM's LimitExceeded answers 409 and the SDK counts the name as
 * throttling, so that it would ask three times over about two seconds for what cannot change.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html
 */
function retriesButNotQuotas(): RetryStrategy {
  const tokenOf = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 })
  return {
    acquireInitialRetryToken: async () => tokenOf(0),
    async refreshRetryTokenForRetry(token, { error, errorType }) {
      const count = token.getRetryCount() + 1
      const isQuota = awsErrorName(error).startsWith('LimitExceeded')
      if (isQuota || errorType === 'CLIENT_ERROR' || count >= mostTries) throw new Error('No retry.')
      const pauseMs = firstPauseMs * 2 ** token.getRetryCount() * (errorType === 'THROTTLING' ? 5 : 1)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      return tokenOf(count)
    },
    recordSuccess: () => undefined,
  }
}

/** A call lease (lib/services/group) is longer than all tries of one request together. */
function clientIn(region: string, credentials: Credentials) {
  return new IAMClient({ region, credentials, retryStrategy: retriesButNotQuotas(), requestHandler })
}

/** For readings, on credentials that are kept and renewed. IAM is global: any region of the partition will do. */
export async function iamReadingClient(request: RoleRequest): Promise<IAMClient> {
  await assumeRoleCached(request) // a refusal is thrown here, as STS's own error
  return clientIn(request.region, () => assumeRoleCached(request))
}

/** For one act: fresh credentials that can do this and nothing else. */
export async function iamActingClient(request: RoleRequest): Promise<IAMClient> {
  return clientIn(request.region, await assumeRole(request))
}
