import { SageMakerClient } from '@aws-sdk/client-sagemaker'
import { requestHandler } from './connections.ts'
import { type AwsCredentials, assumeRole, assumeRoleCached, type RoleRequest } from './session.ts'

export interface CountedClient {
  client: SageMakerClient
  /** Requests sent so far, each retry counted. */
  calls: () => number
  destroy: () => void
}

function counted(
  region: string,
  credentials: AwsCredentials | (() => Promise<AwsCredentials>),
): CountedClient {
  const client = new SageMakerClient({ region, credentials, maxAttempts: 3, requestHandler })
  let sent = 0
  client.middlewareStack.add((next) => (args) => (sent++, next(args)), {
    step: 'finalizeRequest',
    name: 'countCalls',
  })
  return { client, calls: () => sent, destroy: () => client.destroy() }
}

/** A client for readings, on credentials that are kept and renewed. */
export async function readingClient(request: RoleRequest): Promise<CountedClient> {
  await assumeRoleCached(request) // a refusal is thrown here, as STS's own error
  return counted(request.region, () => assumeRoleCached(request))
}

/** A client for one act: fresh credentials that can do this and nothing else. */
export async function actingClient(request: RoleRequest): Promise<CountedClient> {
  return counted(request.region, await assumeRole(request))
}
