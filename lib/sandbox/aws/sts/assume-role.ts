import { authorise, denied, principalOf, questionOf, reason, type Wish } from '#lib/sandbox/aws/authorise.ts'
import { sourceIdentityOf } from '#lib/sandbox/aws/caller.ts'
import { AwsError } from '#lib/sandbox/aws/errors.ts'
import type { IamRole } from '#lib/sandbox/aws/iam/records.ts'
import { iamForRead } from '#lib/sandbox/aws/iam/visibility.ts'
import { accessKeyId, secretKey, sessionToken } from '#lib/sandbox/aws/ids.ts'
import {
  checkName,
  integerIn,
  optionalText,
  requireName,
  requireText,
  tagsOf,
} from '#lib/sandbox/aws/input.ts'
import { isObject, type Json } from '#lib/sandbox/aws/json.ts'
import {
  contextOf,
  mergeContexts,
  requestTagContext,
  resourceTagContext,
} from '#lib/sandbox/aws/policy/context.ts'
import { parsePolicy } from '#lib/sandbox/aws/policy/document.ts'
import { evaluate } from '#lib/sandbox/aws/policy/evaluate.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { forgetOldSessions } from '#lib/sandbox/aws/sts/session.ts'

const NAME = { pattern: '[\\w+=,.@-]*', min: 2, max: 64 }
const EXTERNAL_ID = { pattern: '[\\w+=,.@:\\/-]*', min: 2, max: 1224 }
const MAX_POLICY_CHARACTERS = 2048
const CHAINED_SECONDS = 3600

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export function assumeRole(call: Call) {
  const request = readRequest(call)
  const role = findRole(call, request.roleArn)
  if (!role)
    throw denied(call, { permission: 'sts:AssumeRole', resource: request.roleArn }, because('sts:AssumeRole'))
  checkTrust(call, role, request)
  checkDuration(call, role, request.seconds)
  const { world, now } = call
  forgetOldSessions(world, now)
  const id = accessKeyId('ASIA')
  const accountId = role.arn.split(':')[4] ?? ''
  const session = {
    accountId,
    secret: secretKey(),
    token: sessionToken(),
    expiresAt: now + request.seconds * 1000,
    roleName: role.name,
    roleId: role.id,
    sessionName: request.sessionName,
    sourceIdentity: request.sourceIdentity ?? sourceIdentityOf(call.caller),
    policy: request.policy,
    policyArns: request.policyArns,
    tags: request.tags,
  }
  world.sessions[id] = session
  return {
    Credentials: {
      AccessKeyId: id,
      SecretAccessKey: session.secret,
      SessionToken: session.token,
      Expiration: new Date(session.expiresAt),
    },
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${request.sessionName}`,
      Arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${request.sessionName}`,
    },
    PackedPolicySize: request.policy === undefined ? undefined : Math.ceil(request.policy.length / 20.48),
    SourceIdentity: session.sourceIdentity,
  }
}

type Request = ReturnType<typeof readRequest>

function readRequest(call: Call) {
  const { input } = call
  const roleArn = requireText(input, 'RoleArn')
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/.+/.test(roleArn)) {
    throw new AwsError('ValidationError', `${roleArn} is invalid`)
  }
  const sessionName = requireName(input, 'RoleSessionName', NAME)
  const externalId = optionalText(input, 'ExternalId')
  if (externalId !== undefined) checkName('externalId', externalId, EXTERNAL_ID)
  const sourceIdentity = optionalText(input, 'SourceIdentity')
  if (sourceIdentity !== undefined) checkName('sourceIdentity', sourceIdentity, NAME)
  if (sourceIdentity?.toLowerCase().startsWith('aws:')) {
    throw new AwsError('ValidationError', 'SourceIdentity must not begin with aws:')
  }
  const policy = optionalText(input, 'Policy')
  if (policy !== undefined) {
    const rule = `Member must have length less than or equal to ${MAX_POLICY_CHARACTERS}`
    if (policy.length > MAX_POLICY_CHARACTERS) {
      throw new AwsError(
        'ValidationError',
        `1 validation error detected: Value at 'policy' failed to satisfy constraint: ${rule}`,
      )
    }
    parsePolicy(policy, 'identity')
  }
  const tags = tagsOf(input['Tags'])
  if (tags.length > 50) throw new AwsError('ValidationError', 'At most 50 session tags are allowed')
  const seconds = integerIn(input, 'DurationSeconds', { min: 900, max: 43200, fallback: 3600 })
  return {
    roleArn,
    sessionName,
    externalId,
    sourceIdentity,
    policy,
    policyArns: arns(input['PolicyArns']),
    tags,
    seconds,
  }
}

function arns(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.filter(isObject).map((item) => optionalText(item, 'arn') ?? '') : []
}

function findRole(call: Call, roleArn: string): IamRole | undefined {
  const accountId = roleArn.split(':')[4] ?? ''
  if (call.world.accounts[accountId] === undefined) return undefined
  const name = roleArn.split('/').at(-1) ?? ''
  const role = iamForRead(call, accountId).roles[name.toLowerCase()]
  return role?.arn === roleArn ? role : undefined
}

function checkDuration(call: Call, role: IamRole, seconds: number): void {
  if (call.caller.kind === 'session' && seconds > CHAINED_SECONDS) {
    const rule = 'exceeds the 1 hour session limit for roles assumed by role chaining.'
    throw new AwsError('ValidationError', `The requested DurationSeconds ${rule}`)
  }
  if (seconds > role.maxSessionSeconds) {
    const rule = 'exceeds the MaxSessionDuration set for this role.'
    throw new AwsError('ValidationError', `The requested DurationSeconds ${rule}`)
  }
}

/** Trust policy and the caller's own policies must both let every needed action happen. A trust policy that
 *  names the caller itself is enough within one account.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html */
function checkTrust(call: Call, role: IamRole, request: Request): void {
  const inherited = sourceIdentityOf(call.caller)
  const needed = ['sts:AssumeRole']
  if (request.sourceIdentity !== undefined || inherited !== undefined) needed.push('sts:SetSourceIdentity')
  if (request.tags.length > 0) needed.push('sts:TagSession')
  for (const permission of needed) checkOne(call, role, request, permission)
  if (
    inherited !== undefined &&
    request.sourceIdentity !== undefined &&
    request.sourceIdentity !== inherited
  ) {
    const wish = { permission: 'sts:SetSourceIdentity', resource: role.arn }
    throw denied(call, wish, 'the source identity of the session is already set and cannot be changed')
  }
}

function checkOne(call: Call, role: IamRole, request: Request, permission: string): void {
  const sourceIdentity = request.sourceIdentity ?? sourceIdentityOf(call.caller)
  const context = mergeContexts(
    contextOf({
      // The service authorization reference lists sts:ExternalId for AssumeRole alone.
      'sts:ExternalId': permission === 'sts:AssumeRole' ? request.externalId : undefined,
      'sts:RoleSessionName': request.sessionName,
      'sts:SourceIdentity': sourceIdentity,
    }),
    requestTagContext(request.tags),
    resourceTagContext(role.tags, 'iam'),
  )
  const wish: Wish = { permission, resource: role.arn, context }
  const question = { ...questionOf(call, wish), principal: principalOf(call.caller) }
  const verdict = evaluate([role.trust], 'trust', question)
  if (verdict.is === 'denied' || verdict.is === 'unknown') {
    throw denied(call, wish, reason(verdict, 'a resource-based policy', permission))
  }
  if (verdict.is === 'not_allowed') throw denied(call, wish, because(permission))
  const ownerId = role.arn.split(':')[4] ?? ''
  const isEnough = verdict.isNamed && ownerId === call.caller.accountId
  authorise(call, isEnough ? { ...wish, resourcePolicy: { policy: anyone(permission), ownerId } } : wish)
}

/** Lets `authorise` treat a trust policy that names the caller as the grant it is. */
function anyone(permission: string): string {
  const statement = { Effect: 'Allow', Principal: '*', Action: permission, Resource: '*' }
  return JSON.stringify({ Version: '2012-10-17', Statement: statement })
}

function because(permission: string): string {
  return `no resource-based policy allows the ${permission} action`
}
