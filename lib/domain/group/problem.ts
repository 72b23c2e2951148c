import { groupName } from './group.ts'

/** Why AWS, or we before AWS, refused. Each has words that say what to do next. */
export const problemKinds = [
  'group_missing',
  'user_gone',
  'user_recreated',
  'limit_exceeded',
  'access_denied',
  'role_refused',
  'throttled',
  'unavailable',
  'concurrent',
  'other',
] as const
export type ProblemKind = (typeof problemKinds)[number]

export interface Problem {
  kind: ProblemKind
  /** The AWS action that was refused, such as iam:AddUserToGroup. */
  action: string
  /** AWS's own name of the error. */
  error: string
  message: string
}

export interface ProblemInput {
  action: string
  error: string
  awsMessage: string
  userName?: string
  /** For a NoSuchEntity: what is missing, asked of AWS afterwards. */
  missing?: 'user' | 'group' | undefined
  /** For a LimitExceeded: the groups the user is in. */
  groups?: readonly string[] | undefined
}

/** Names AWS gives to "slow down"; LimitExceeded is a quota and is not among them. */
const throttles = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
])
const outages = new Set([
  ...['ServiceFailure', 'ServiceFailureException', 'InternalFailure', 'ServiceUnavailable', 'TimeoutError'],
  ...['UnreadableAnswer', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'AbortError', 'ExpiredToken'],
])

function kindOf({ action, error, missing }: ProblemInput): ProblemKind {
  const name = error.replace(/Exception$/, '')
  if (name === 'NoSuchEntity') return missing === 'group' ? 'group_missing' : 'user_gone'
  if (name === 'LimitExceeded') return 'limit_exceeded'
  if (name === 'AccessDenied') return action === 'sts:AssumeRole' ? 'role_refused' : 'access_denied'
  if (name === 'ConcurrentModification' || name === 'EntityTemporarilyUnmodifiable') return 'concurrent'
  if (throttles.has(error) || throttles.has(name)) return 'throttled'
  if (outages.has(error) || outages.has(name)) return 'unavailable'
  return 'other'
}

/** Passes by itself, so the worker tries again. A quota, a refusal and a missing thing do not. */
export function mayPass(kind: ProblemKind): boolean {
  return kind === 'throttled' || kind === 'unavailable' || kind === 'concurrent'
}

/** AWS's refusal in words that a person can act on. */
export function describeProblem(input: ProblemInput): Problem {
  const kind = kindOf(input)
  const { action, error, awsMessage } = input
  const user = input.userName ?? 'the user'
  const groups = input.groups ?? []
  const words: Record<ProblemKind, string> = {
    group_missing: `The group ${groupName} does not exist in this account. Create it with the template, then try again.`,
    user_gone: `AWS has no user ${user} any more. Nothing was changed. Read the account again.`,
    user_recreated: recreatedWords(user),
    limit_exceeded: `${user} is in as many groups as AWS allows${groups.length === 0 ? '' : ` (${groups.length}): ${groups.join(', ')}`}. Take the user out of one of them, then try again. AWS does not raise this limit.`,
    access_denied: `The membership role may not call ${action}. Update the stack to the newest template, or look for a policy that denies it.`,
    role_refused:
      'The membership role does not let us in, or the stack leaves it out. Prove the account again under AWS accounts; its page says what to change.',
    throttled: `AWS asks us to slow down (${action}). We try again by ourselves.`,
    unavailable: `AWS did not answer ${action}. We try again by ourselves.`,
    concurrent: `AWS is changing the same user or group just now. We try again by ourselves.`,
    other: `AWS refused ${action}: ${error}. ${awsMessage}`,
  }
  return { kind, action, error, message: words[kind] }
}

/** The user's unique id is not the one that was decided about. */
export function recreatedProblem(userName: string): Problem {
  return {
    kind: 'user_recreated',
    action: 'iam:GetUser',
    error: 'UserIdDiffers',
    message: recreatedWords(userName),
  }
}

function recreatedWords(user: string): string {
  return `The user ${user} was deleted and made again: it is another user under the same name. Nothing was changed. Check who it is, then choose the new one.`
}
