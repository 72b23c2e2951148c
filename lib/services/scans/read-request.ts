import type { RoleRequest } from '#lib/aws/session.ts'
import { grantedActions } from '#lib/domain/accounts/template.ts'

/** A reading session: the read role, narrowed to the actions that readings use. */
export function readRequest(account: { roleArn: string; externalId: string; region: string }): RoleRequest {
  return {
    roleArn: account.roleArn,
    externalId: account.externalId,
    region: account.region,
    sourceIdentity: 'safeguards-reading',
    sessionPolicy: { actions: grantedActions.read.flatMap(({ actions }) => actions), resources: ['*'] },
  }
}
