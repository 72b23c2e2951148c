import { type ReadGroup, readActions } from '#lib/aws/collectors/read-groups.ts'
import type { RoleRequest } from '#lib/aws/session.ts'

/** A reading session: the read role, narrowed to the actions that this sort of reading calls. */
export function readRequest(
  account: { roleArn: string; externalId: string; region: string },
  group: ReadGroup,
): RoleRequest {
  return {
    roleArn: account.roleArn,
    externalId: account.externalId,
    region: account.region,
    sourceIdentity: 'safeguards-reading',
    sessionPolicy: { actions: readActions[group], resources: ['*'] },
  }
}
