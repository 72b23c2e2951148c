import { administratorOf, type Caller } from '#lib/sandbox/aws/caller.ts'
import { Refusal } from '#lib/sandbox/aws/errors.ts'
import type { WireRequest } from '#lib/sandbox/aws/wire/http.ts'
import { hasValidSignature, type Authorization } from '#lib/sandbox/aws/wire/sigv4.ts'
import { accountOf, type World } from '#lib/sandbox/aws/world.ts'

/** Finds out who signed the request. An account number as access key id is that account's administrator, with
 *  any secret; keys that IAM or STS issued here must have signed for real. */
export function authenticate(world: World, request: WireRequest, auth: Authorization, now: number): Caller {
  const { accessKeyId } = auth
  if (/^\d{12}$/.test(accessKeyId)) {
    accountOf(world, accessKeyId)
    return administratorOf(accessKeyId)
  }
  return accessKeyId.startsWith('ASIA')
    ? sessionCaller(world, request, auth, now)
    : userCaller(world, request, auth)
}

function sessionCaller(world: World, request: WireRequest, auth: Authorization, now: number): Caller {
  const session = world.sessions[auth.accessKeyId]
  if (!session || request.headers['x-amz-security-token'] !== session.token) throw new Refusal('unknown_key')
  if (!hasValidSignature(request, auth, session.secret)) throw new Refusal('bad_signature')
  if (now >= session.expiresAt) throw new Refusal('expired')
  const role = world.accounts[session.accountId]?.iam.roles[session.roleName.toLowerCase()]
  if (role?.id !== session.roleId) throw new Refusal('unknown_key')
  return {
    kind: 'session',
    accountId: session.accountId,
    arn: `arn:aws:sts::${session.accountId}:assumed-role/${session.roleName}/${session.sessionName}`,
    userId: `${session.roleId}:${session.sessionName}`,
    accessKeyId: auth.accessKeyId,
    roleArn: role.arn,
    roleName: session.roleName,
    sourceIdentity: session.sourceIdentity,
    sessionPolicy: session.policy,
    sessionPolicyArns: session.policyArns,
    tags: session.tags,
  }
}

/** Which account held a key when it was last used: with thousands of accounts, where to look first. */
const foundIn = new Map<string, string>()

function* likeliestFirst(world: World, accessKeyId: string) {
  const lastTime = world.accounts[foundIn.get(accessKeyId) ?? '']
  if (lastTime) yield lastTime
  yield* Object.values(world.accounts)
}

function userCaller(world: World, request: WireRequest, auth: Authorization): Caller {
  for (const account of likeliestFirst(world, auth.accessKeyId)) {
    for (const user of Object.values(account.iam.users)) {
      const key = user.accessKeys.find((candidate) => candidate.id === auth.accessKeyId)
      if (!key) continue
      if (key.status !== 'Active') throw new Refusal('unknown_key')
      if (!hasValidSignature(request, auth, key.secret)) throw new Refusal('bad_signature')
      foundIn.set(key.id, account.id)
      return {
        kind: 'user',
        accountId: account.id,
        arn: user.arn,
        userId: user.id,
        accessKeyId: key.id,
        userName: user.name,
        tags: user.tags,
      }
    }
  }
  throw new Refusal('unknown_key')
}
