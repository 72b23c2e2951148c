import type { RolePurpose } from './proof.ts'

/** The fixed names of the roles; our own broker may assume nothing that does not start with this. */
export const rolePrefix = 'cleardata-safeguards-'

export const roleNames: Record<RolePurpose, string> = {
  read: `${rolePrefix}read`,
  remediate: `${rolePrefix}remediate`,
  membership: `${rolePrefix}membership`,
}

interface AccountIdentity {
  partition: string
  awsAccountId: string
}

export function roleArn({ partition, awsAccountId }: AccountIdentity, purpose: RolePurpose): string {
  return `arn:${partition}:iam::${awsAccountId}:role/${roleNames[purpose]}`
}
