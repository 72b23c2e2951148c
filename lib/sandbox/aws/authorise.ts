import { principalArnOf, sourceIdentityOf, type Caller } from '#lib/sandbox/aws/caller.ts'
import { Refusal } from '#lib/sandbox/aws/errors.ts'
import { policyLayers } from '#lib/sandbox/aws/iam/policies-of.ts'
import { contextOf, mergeContexts, type Context } from '#lib/sandbox/aws/policy/context.ts'
import { evaluate, type Question, type Verdict } from '#lib/sandbox/aws/policy/evaluate.ts'
import type { Principal } from '#lib/sandbox/aws/policy/principal.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

export interface Wish {
  permission: string
  resource: string
  context?: Context
  resourcePolicy?: { policy: string | undefined; ownerId: string } | undefined
}

/** Throws the `denied` refusal, in AWS's words, unless every layer of policies lets the caller do this. */
export function authorise(call: Call, wish: Wish): void {
  const { caller } = call
  const question = questionOf(call, wish)
  const owner = wish.resourcePolicy?.ownerId
  const granted = judgeResourcePolicy(call, wish, question)
  if (caller.kind === 'administrator') {
    if (owner !== undefined && owner !== caller.accountId && !granted) {
      throw denied(call, wish, `no resource-based policy allows the ${wish.permission} action`)
    }
    return
  }
  for (const layer of policyLayers(call.world, caller, call.settings, call.now)) {
    const verdict = evaluate(layer.documents, 'identity', question)
    if (verdict.is === 'allowed') continue
    // Within one account, a resource policy grants beside the identity policies.
    if (verdict.is === 'not_allowed' && layer.isIdentity && granted && owner === caller.accountId) continue
    throw denied(call, wish, reason(verdict, layer.name, wish.permission))
  }
  if (owner !== undefined && owner !== caller.accountId && !granted) {
    throw denied(call, wish, `no resource-based policy allows the ${wish.permission} action`)
  }
}

function judgeResourcePolicy(call: Call, wish: Wish, question: Question): boolean {
  const policy = wish.resourcePolicy?.policy
  if (policy === undefined || isOwnersWayOut(call, wish)) return false
  const verdict = evaluate([policy], 'resource', question)
  if (verdict.is === 'denied' || verdict.is === 'unknown') {
    throw denied(call, wish, reason(verdict, 'a resource-based policy', wish.permission))
  }
  return verdict.is === 'allowed'
}

/** The root of the owning account can always repair a bucket policy that locks everybody out.
 *  https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
function isOwnersWayOut(call: Call, wish: Wish): boolean {
  const isOwner = wish.resourcePolicy?.ownerId === call.caller.accountId
  return (
    isOwner &&
    call.caller.kind === 'administrator' &&
    /^s3:(Get|Put|Delete)BucketPolicy$/.test(wish.permission)
  )
}

export function questionOf(call: Call, wish: Wish): Question {
  return {
    action: wish.permission,
    resource: wish.resource,
    context: mergeContexts(globalContext(call, wish.resource), wish.context ?? new Map<string, never>()),
    principal: principalOf(call.caller),
  }
}

export function principalOf(caller: Caller): Principal {
  const arns = caller.kind === 'session' ? [caller.arn, caller.roleArn] : [caller.arn]
  return { accountId: caller.accountId, arns: caller.kind === 'administrator' ? [] : arns }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
function globalContext(call: Call, resource: string): Context {
  const { caller, now } = call
  const tags = caller.kind === 'administrator' ? [] : caller.tags
  return contextOf({
    ...Object.fromEntries(tags.map((tag) => [`aws:PrincipalTag/${tag.Key}`, tag.Value])),
    'aws:PrincipalArn': principalArnOf(caller),
    'aws:PrincipalAccount': caller.accountId,
    'aws:PrincipalType':
      caller.kind === 'session' ? 'AssumedRole' : caller.kind === 'user' ? 'User' : 'Account',
    'aws:userid': caller.userId,
    'aws:username': caller.kind === 'user' ? caller.userName : undefined,
    'aws:SourceIdentity': sourceIdentityOf(caller),
    'aws:ResourceAccount': resource.split(':')[4] || caller.accountId,
    'aws:RequestedRegion': call.region,
    'aws:CurrentTime': new Date(now).toISOString(),
    'aws:EpochTime': String(Math.floor(now / 1000)),
    'aws:SourceIp': '127.0.0.1',
    // The sandbox listens on loopback without TLS and stands for an endpoint that has it.
    'aws:SecureTransport': true,
    'aws:ViaAWSService': false,
    'aws:PrincipalIsAWSService': false,
    's3:TlsVersion': '1.3',
    'aws:MultiFactorAuthPresent': caller.kind === 'session' ? false : undefined,
  })
}

export function reason(verdict: Verdict, layer: string, permission: string): string {
  if (verdict.is === 'denied') return `of an explicit deny in ${layer}`
  if (verdict.is === 'unknown') {
    return `the sandbox does not know ${verdict.what} in ${layer} and denies what it cannot judge`
  }
  return `no ${layer.replace(/^an? /, '')} allows the ${permission} action`
}

/** "User: … is not authorized to perform: … because …". An explicit deny reads "with an explicit deny in …". */
export function denied(call: Call, wish: Wish, because: string): Refusal {
  const tail = because.startsWith('of an explicit deny')
    ? because.replace(/^of an/, 'with an')
    : `because ${because}`
  const { permission, resource } = wish
  return new Refusal(
    'denied',
    `User: ${call.caller.arn} is not authorized to perform: ${permission} on resource: ${resource} ${tail}`,
  )
}
