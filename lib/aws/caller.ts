import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { requestHandler } from './connections.ts'
import { awsErrorName } from './errors.ts'
import { type AwsCredentials, assumeRole, type RoleRequest } from './session.ts'

export interface Caller {
  partition: string
  awsAccountId: string
  /** Absent: whatever the SDK finds by itself. */
  credentials?: AwsCredentials
}

/** `arn:aws:sts::111122223333:assumed-role/x/y` */
function placeOf(arn: string): { partition: string; awsAccountId: string } {
  const [, partition = 'aws', , , awsAccountId = ''] = arn.split(':')
  return { partition, awsAccountId }
}

/** Who we are by the credentials that the SDK finds: environment, profile, SSO, instance. Throws AWS's error. */
export async function ownIdentity(region: string): Promise<Caller> {
  const sts = new STSClient({ region, requestHandler })
  const { Arn, Account } = await sts.send(new GetCallerIdentityCommand({}))
  if (!Arn || !Account)
    throw Object.assign(new Error('STS answered without an identity.'), { name: 'UnreadableAnswer' })
  return { ...placeOf(Arn), awsAccountId: Account }
}

/** Takes on a role: with a source identity, as the portal does, and without one where the role allows none. */
export async function takeOnRole(request: RoleRequest): Promise<Caller> {
  const { sourceIdentity, ...plain } = request
  const credentials = await assumeRole(request).catch((error: unknown) => {
    if (awsErrorName(error) !== 'AccessDenied') throw error
    return assumeRole(plain)
  })
  return { ...placeOf(request.roleArn), credentials }
}
