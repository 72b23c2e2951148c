import { SageMakerClient, type SageMakerClientConfig } from '@aws-sdk/client-sagemaker'
import { requestHandler } from './connections.ts'
import { type Lane, takeToken } from './limiter.ts'
import { accountOfRole, assumeRole, assumeRoleCached, type RoleRequest } from './session.ts'

export interface CountedClient {
  client: SageMakerClient
  /** Requests sent so far, each retry counted. */
  calls: () => number
  destroy: () => void
}

const models = new Map<string, SageMakerClient>()

/** What the environment and the profile say of a region: a client looks it up anew, and each act has one. */
function settingsIn(region: string) {
  const model = models.get(region) ?? new SageMakerClient({ region, requestHandler })
  models.set(region, model)
  return model.config
}

/**
 * A client whose calls are counted and, in a lane, paced, each try by itself; by default with the caller's own
 * credentials.
 */
export function countedClient(
  { region, account, lane }: { region: string; account: string; lane: Lane | null },
  credentials?: SageMakerClientConfig['credentials'],
): CountedClient {
  const { retryMode, defaultsMode, useDualstackEndpoint, useFipsEndpoint, userAgentAppId, ...said } =
    settingsIn(region)
  const client = new SageMakerClient({
    ...{ region, maxAttempts: 3, requestHandler },
    ...{ retryMode, defaultsMode, useDualstackEndpoint, useFipsEndpoint, userAgentAppId },
    authSchemePreference: said.authSchemePreference,
    ...(credentials && { credentials }),
  })
  Object.assign(client.config, { serviceConfiguredEndpoint: said.serviceConfiguredEndpoint })
  let sent = 0
  // Inside the SDK's retries, which stand at the same step with a higher priority.
  client.middlewareStack.add(
    (next) => async (args) => {
      if (lane !== null) await takeToken({ account, region, service: 'sagemaker', lane })
      sent++
      return next(args)
    },
    { step: 'finalizeRequest', name: 'paceAndCount' },
  )
  return { client, calls: () => sent, destroy: () => client.destroy() }
}

/** A client for readings, on credentials that are kept and renewed. */
export async function readingClient(request: RoleRequest, lane: Lane): Promise<CountedClient> {
  await assumeRoleCached(request) // a refusal is thrown here, as STS's own error
  const place = { region: request.region, account: accountOfRole(request), lane }
  return countedClient(place, () => assumeRoleCached(request))
}

/** A client for one act: fresh credentials that can do this and nothing else. It waits for nobody. */
export async function actingClient(request: RoleRequest): Promise<CountedClient> {
  const place = { region: request.region, account: accountOfRole(request), lane: null }
  return countedClient(place, await assumeRole(request))
}
