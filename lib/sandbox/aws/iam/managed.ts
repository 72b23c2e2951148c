import type { IamAccount } from '#lib/sandbox/aws/iam/records.ts'

const allow = (...actions: string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  })

/** The few AWS managed policies people attach here, cut down to the services the sandbox has.
 *  https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
const AWS_MANAGED: Record<string, string> = {
  'arn:aws:iam::aws:policy/AdministratorAccess': allow('*'),
  'arn:aws:iam::aws:policy/AmazonSageMakerFullAccess': allow('sagemaker:*', 's3:GetObject', 's3:PutObject'),
  'arn:aws:iam::aws:policy/AmazonSageMakerReadOnly': allow(
    'sagemaker:Describe*',
    'sagemaker:List*',
    'sagemaker:Search',
  ),
  'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess': allow('s3:Get*', 's3:List*'),
  'arn:aws:iam::aws:policy/AmazonS3FullAccess': allow('s3:*'),
  'arn:aws:iam::aws:policy/IAMFullAccess': allow('iam:*'),
  'arn:aws:iam::aws:policy/IAMReadOnlyAccess': allow('iam:Get*', 'iam:List*'),
  'arn:aws:iam::aws:policy/IAMUserChangePassword': allow('iam:ChangePassword'),
  'arn:aws:iam::aws:policy/ReadOnlyAccess': allow(
    ...['sagemaker', 's3', 'iam'].flatMap((service) => [`${service}:Get*`, `${service}:List*`]),
    'sagemaker:Describe*',
    'cloudformation:Describe*',
    'cloudformation:List*',
  ),
  'arn:aws:iam::aws:policy/SecurityAudit': allow(
    'iam:Get*',
    'iam:List*',
    'sagemaker:Describe*',
    'sagemaker:List*',
    's3:GetBucket*',
    's3:GetEncryptionConfiguration',
    's3:ListAllMyBuckets',
    'cloudformation:Describe*',
    'cloudformation:List*',
  ),
}

/** The document behind a managed policy's ARN, AWS's or the account's own. */
export function managedDocument(iam: IamAccount, arn: string): string | undefined {
  return AWS_MANAGED[arn] ?? Object.values(iam.policies).find((policy) => policy.arn === arn)?.document
}
