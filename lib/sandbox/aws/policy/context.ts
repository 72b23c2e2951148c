import type { Tag } from '#lib/sandbox/aws/input.ts'

/** Condition keys of one request, in lower case (AWS compares key names without regard to case). */
export type Context = Map<string, string[]>

export function contextOf(entries: Record<string, string | string[] | boolean | undefined>): Context {
  const context: Context = new Map()
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) continue
    context.set(key.toLowerCase(), Array.isArray(value) ? value : [String(value)])
  }
  return context
}

export function mergeContexts(...contexts: Context[]): Context {
  return new Map(contexts.flatMap((context) => [...context]))
}

export function requestTagContext(tags: Tag[]): Context {
  if (tags.length === 0) return new Map()
  const entries = tags.map((tag): [string, string] => [`aws:RequestTag/${tag.Key}`, tag.Value])
  return contextOf({ ...Object.fromEntries(entries), 'aws:TagKeys': tags.map((tag) => tag.Key) })
}

export function resourceTagContext(tags: Tag[], service?: string): Context {
  const prefixes = service === undefined ? ['aws'] : ['aws', service]
  return contextOf(
    Object.fromEntries(
      tags.flatMap((tag) => prefixes.map((prefix) => [`${prefix}:ResourceTag/${tag.Key}`, tag.Value])),
    ),
  )
}

const KNOWN_KEYS = new Set(
  [
    'aws:PrincipalArn',
    'aws:PrincipalAccount',
    'aws:PrincipalType',
    'aws:SourceIdentity',
    'aws:ResourceAccount',
    'aws:SecureTransport',
    'aws:RequestedRegion',
    'aws:CurrentTime',
    'aws:EpochTime',
    'aws:TagKeys',
    'aws:SourceIp',
    'aws:userid',
    'aws:username',
    'aws:MultiFactorAuthPresent',
    'aws:ViaAWSService',
    'sts:ExternalId',
    'sts:RoleSessionName',
    'sts:SourceIdentity',
    'sts:TransitiveTagKeys',
    'iam:PolicyARN',
    'iam:PermissionsBoundary',
    'iam:ResourceTag',
    'sagemaker:InterContainerTrafficEncryption',
    'sagemaker:NetworkIsolation',
    'sagemaker:VolumeKmsKeyArn',
    'sagemaker:OutputKmsKeyArn',
    'sagemaker:VpcSubnets',
    'sagemaker:VpcSecurityGroupIds',
    'sagemaker:InstanceTypes',
    'sagemaker:RootAccess',
    'sagemaker:DirectInternetAccess',
    'sagemaker:AppNetworkAccessType',
    'cloudformation:TemplateUrl',
    's3:prefix',
    's3:TlsVersion',
    's3:x-amz-server-side-encryption',
    // True of every request here: it comes from no VPC, no organization and no AWS service.
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:SourceArn',
    'aws:SourceAccount',
    'aws:PrincipalServiceName',
    'aws:PrincipalIsAWSService',
    'aws:CalledVia',
  ].map((key) => key.toLowerCase()),
)

const KNOWN_PREFIXES = [
  'aws:requesttag/',
  'aws:resourcetag/',
  'aws:principaltag/',
  'iam:resourcetag/',
  'sagemaker:resourcetag/',
]

/** A key outside this list is one whose value the sandbox could not tell: the evaluator then denies. */
export function isKnownKey(key: string): boolean {
  const lower = key.toLowerCase()
  return KNOWN_KEYS.has(lower) || KNOWN_PREFIXES.some((prefix) => lower.startsWith(prefix))
}
