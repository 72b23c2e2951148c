import { partitions } from '#lib/domain/accounts/regions.ts'
import { env } from '#lib/env.ts'

/** The partition of the portal's own principal: IAM trusts none of another, so no other account can be connected. */
export function brokerPartition(): (typeof partitions)[number] {
  const own = env().BROKER_PRINCIPAL_ARN.split(':')[1]
  return partitions.find((partition) => partition === own) ?? 'aws'
}
