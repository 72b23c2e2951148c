import { randomUUID } from 'node:crypto'
import type { Caller } from '#lib/sandbox/aws/caller.ts'
import { isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { accountOf, type World } from '#lib/sandbox/aws/world.ts'

/** One API call as CloudTrail keeps it. */
export interface TrailEvent {
  id: string
  at: number
  region: string
  name: string
  source: string
  userName: string
  accessKeyId: string
  resources: { ResourceType: string; ResourceName: string }[]
  record: JsonObject
}

const KEPT_PER_ACCOUNT = 5_000

/** Maps whose keys belong to the customer and keep their spelling. */
const MAPS = ['StaticHyperParameters', 'HyperParameters', 'Environment', 'HyperParameterTuningJobObjective']
const SECRETS = ['ApiKeyValue', 'Password', 'ClientSecret', 'SecretAccessKey']

export function isRead(action: string): boolean {
  return /^(Describe|List|Get|Search|Head|Lookup|Validate|Generate|Simulate)/.test(action)
}

/** CloudTrail spells members in lower camel case.
 *  https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export function lowerCamel(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(lowerCamel)
  if (!isObject(value)) return value ?? null
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== undefined)
      .map(([key, child]) => {
        const name = key.charAt(0).toLowerCase() + key.slice(1)
        if (SECRETS.includes(key)) return [name, 'HIDDEN_DUE_TO_SECURITY_REASONS']
        return [name, MAPS.includes(key) ? (child ?? null) : lowerCamel(child)]
      }),
  )
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
function identityOf(caller: Caller): JsonObject {
  const { arn, accountId, accessKeyId } = caller
  const common = { principalId: caller.userId, arn, accountId, accessKeyId }
  if (caller.kind === 'administrator') return { type: 'Root', ...common }
  if (caller.kind === 'user') return { type: 'IAMUser', ...common, userName: caller.userName }
  const { roleArn, roleName, sourceIdentity } = caller
  const principalId = caller.userId.split(':')[0] ?? ''
  return {
    type: 'AssumedRole',
    ...common,
    sessionContext: {
      sessionIssuer: { type: 'Role', principalId, arn: roleArn, accountId, userName: roleName },
      attributes: { mfaAuthenticated: 'false' },
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    },
  }
}

/** As LookupEvents tells it: the user, or the session. */
function userNameOf(caller: Caller): string {
  if (caller.kind === 'administrator') return 'root'
  return caller.kind === 'user' ? caller.userName : (caller.arn.split('/').at(-1) ?? '')
}

export interface Happened {
  call: Call
  service: string
  requestId: string
  userAgent: string | undefined
  /** The resource's ARN as IAM saw it. */
  resource: string
  output?: object
  error?: { code: string; message: string }
}

/** The record of one call, success or refusal. */
export function trailEventOf(happened: Happened): TrailEvent {
  const { call, service, requestId, error } = happened
  const id = randomUUID()
  // IAM is global and writes its trail in us-east-1.
  const region = service === 'iam' ? 'us-east-1' : call.region
  const { Body, ...input } = call.input
  const response =
    happened.output === undefined || Object.keys(happened.output).length === 0 || service === 's3'
      ? null
      : lowerCamel(JSON.parse(JSON.stringify(happened.output)) as Json)
  const record: JsonObject = {
    eventVersion: '1.11',
    userIdentity: identityOf(call.caller),
    eventTime: seconds(call.now),
    eventSource: `${service}.amazonaws.com`,
    eventName: call.action,
    awsRegion: region,
    sourceIPAddress: '127.0.0.1',
    userAgent: happened.userAgent ?? 'unknown',
    ...(error ? { errorCode: error.code, errorMessage: error.message } : {}),
    requestParameters: Object.keys(input).length === 0 ? null : lowerCamel(input),
    responseElements: error ? null : response,
    requestID: requestId,
    eventID: id,
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: call.caller.accountId,
    eventCategory: 'Management',
  }
  const { accessKeyId } = call.caller
  return {
    ...{ id, at: call.now, region, name: call.action, source: `${service}.amazonaws.com`, record },
    ...{ userName: userNameOf(call.caller), accessKeyId, resources: resourcesIn(happened) },
  }
}

/** Names in the request, and the ARN, so that a look-up by resource finds the call. */
function resourcesIn({ call, service, resource }: Happened): TrailEvent['resources'] {
  const found = Object.entries(call.input).flatMap(([key, value]) => {
    const [, type] = /^(\w+)Name$/.exec(key) ?? []
    if (type === undefined || typeof value !== 'string') return []
    const prefix =
      service === 'iam' ? 'AWS::IAM' : service === 'sagemaker' ? 'AWS::SageMaker' : `AWS::${service}`
    return [{ ResourceType: `${prefix}::${type}`, ResourceName: value }]
  })
  if (resource !== '*') found.push({ ResourceType: found[0]?.ResourceType ?? '', ResourceName: resource })
  return found
}

export function keepTrail(world: World, accountId: string, event: TrailEvent): void {
  const trail = (accountOf(world, accountId).trail ??= [])
  trail.push(event)
  if (trail.length > KEPT_PER_ACCOUNT * 1.1) trail.splice(0, trail.length - KEPT_PER_ACCOUNT)
}

/** ISO 8601 without a fraction, as AWS writes event times. */
export function seconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}
