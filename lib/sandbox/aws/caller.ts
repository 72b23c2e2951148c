import type { Tag } from '#lib/sandbox/aws/input.ts'

/** Who signed the request. */
export type Caller = AdministratorCaller | UserCaller | SessionCaller

/** Signed with a 12-digit account number as access key id: the account's administrator, never checked. */
export interface AdministratorCaller {
  kind: 'administrator'
  accountId: string
  arn: string
  userId: string
  accessKeyId: string
}

export interface UserCaller {
  kind: 'user'
  accountId: string
  arn: string
  userId: string
  accessKeyId: string
  userName: string
  tags: Tag[]
}

export interface SessionCaller {
  kind: 'session'
  accountId: string
  arn: string
  userId: string
  accessKeyId: string
  roleArn: string
  roleName: string
  sourceIdentity: string | undefined
  sessionPolicy: string | undefined
  sessionPolicyArns: string[]
  tags: Tag[]
}

export function administratorOf(accountId: string): AdministratorCaller {
  const arn = `arn:aws:iam::${accountId}:root`
  return { kind: 'administrator', accountId, arn, userId: accountId, accessKeyId: accountId }
}

/** `aws:PrincipalArn` of a session is its role's ARN.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export function principalArnOf(caller: Caller): string {
  return caller.kind === 'session' ? caller.roleArn : caller.arn
}

export function sourceIdentityOf(caller: Caller): string | undefined {
  return caller.kind === 'session' ? caller.sourceIdentity : undefined
}
