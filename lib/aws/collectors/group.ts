import {
  GenerateServiceLastAccessedDetailsCommand,
  GetGroupPolicyCommand,
  GetLoginProfileCommand,
  GetServiceLastAccessedDetailsCommand,
  type IAMClient,
  paginateGetGroup,
  paginateListAttachedGroupPolicies,
  paginateListGroupPolicies,
  paginateListMFADevices,
  paginateListUsers,
  type User,
} from '@aws-sdk/client-iam'
import { setTimeout as sleep } from 'node:timers/promises'
import { groupName, type ReadPolicy } from '#lib/domain/group/group.ts'
import { describeProblem, type Problem } from '#lib/domain/group/problem.ts'
import { awsErrorMessage, awsErrorName } from '../errors.ts'
import { iamReadingClient } from '../iam-client.ts'
import { mapLimited } from '../map-limited.ts'
import type { RoleRequest } from '../session.ts'

export interface ReadUser {
  userId: string
  name: string
  arn: string
  createdAt: Date
}

export interface UserDetails {
  userId: string
  hasConsole: boolean | null
  hasMfa: boolean | null
  lastUsedAt: Date | null
  isLastUseKnown: boolean
}

/** What could be read; null stands for what could not, never for nothing. `problems` says why. */
export interface GroupReading {
  exists: boolean | null
  arn: string | null
  path: string | null
  createdAt: Date | null
  members: ReadUser[] | null
  users: ReadUser[] | null
  policies: ReadPolicy[] | null
  problems: Problem[]
}

const pageSize = 1000

function problemOf(action: string, error: unknown): Problem {
  return describeProblem({
    action,
    error: awsErrorName(error),
    awsMessage: awsErrorMessage(error),
    missing: 'group',
  })
}

function readUser({ UserId, UserName, Arn, CreateDate }: User): ReadUser {
  return { userId: UserId ?? '', name: UserName ?? '', arn: Arn ?? '', createdAt: CreateDate ?? new Date(0) }
}

/** The group, its members, its policies, and the account's users. A part that failed is a problem, not empty. */
export async function collectGroup(request: RoleRequest): Promise<GroupReading> {
  const reading: GroupReading = {
    ...{ exists: null, arn: null, path: null, createdAt: null, members: null, users: null, policies: null },
    problems: [],
  }
  let client: IAMClient
  try {
    client = await iamReadingClient(request)
  } catch (error) {
    return { ...reading, problems: [problemOf('sts:AssumeRole', error)] }
  }
  try {
    await Promise.all([readGroup(client, reading), readUsers(client, reading)])
    if (reading.exists === true) await readPolicies(client, reading)
    return reading
  } finally {
    client.destroy()
  }
}

async function readGroup(client: IAMClient, reading: GroupReading): Promise<void> {
  try {
    const members: ReadUser[] = []
    for await (const page of paginateGetGroup({ client, pageSize }, { GroupName: groupName })) {
      reading.arn = page.Group?.Arn ?? null
      reading.path = page.Group?.Path ?? null
      reading.createdAt = page.Group?.CreateDate ?? null
      members.push(...(page.Users ?? []).map(readUser))
    }
    reading.exists = true
    reading.members = members
  } catch (error) {
    if (awsErrorName(error).startsWith('NoSuchEntity')) Object.assign(reading, { exists: false, members: [] })
    else reading.problems.push(problemOf('iam:GetGroup', error))
  }
}

async function readUsers(client: IAMClient, reading: GroupReading): Promise<void> {
  try {
    const users: ReadUser[] = []
    for await (const page of paginateListUsers({ client, pageSize }, {}))
      users.push(...(page.Users ?? []).map(readUser))
    reading.users = users
  } catch (error) {
    reading.problems.push(problemOf('iam:ListUsers', error))
  }
}

async function readPolicies(client: IAMClient, reading: GroupReading): Promise<void> {
  const named = { GroupName: groupName }
  let action = 'iam:ListGroupPolicies'
  try {
    const policies: ReadPolicy[] = []
    const names: string[] = []
    for await (const page of paginateListGroupPolicies({ client }, named))
      names.push(...(page.PolicyNames ?? []))
    action = 'iam:GetGroupPolicy'
    for (const name of names) {
      const { PolicyDocument = '' } = await client.send(
        new GetGroupPolicyCommand({ ...named, PolicyName: name }),
      )
      policies.push({ name, kind: 'inline', arn: null, document: parseDocument(PolicyDocument) })
    }
    action = 'iam:ListAttachedGroupPolicies'
    for await (const page of paginateListAttachedGroupPolicies({ client }, named))
      for (const { PolicyName, PolicyArn } of page.AttachedPolicies ?? [])
        policies.push({ name: PolicyName ?? '', kind: 'attached', arn: PolicyArn ?? null, document: null })
    reading.policies = policies
  } catch (error) {
    reading.problems.push(problemOf(action, error))
  }
}

/** Policy documents travel percent-encoded (RFC 3986). */
function parseDocument(text: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(text))
  } catch {
    return null
  }
}

/** The actions behind a user's details, as problems name them. */
export const detailActions: readonly string[] = [
  ...['iam:GetLoginProfile', 'iam:ListMFADevices', 'iam:GenerateServiceLastAccessedDetails'],
]

const atOnce = 6
const mostPolls = 20

/**
 * Console password, MFA and last use of SageMaker for some users. An action that is refused once is not
 * asked again in this reading: it would be refused for each of them.
 */
export async function collectUserDetails(
  request: RoleRequest,
  users: readonly { userId: string; name: string; arn: string }[],
): Promise<{ items: UserDetails[]; problems: Problem[] }> {
  if (users.length === 0) return { items: [], problems: [] }
  const client = await iamReadingClient(request)
  const failed = new Map<string, Problem>()
  async function ask<T>(action: string, read: () => Promise<T>): Promise<T | null> {
    if (failed.has(action)) return null
    try {
      return await read()
    } catch (error) {
      failed.set(action, problemOf(action, error))
      return null
    }
  }
  try {
    const items = await mapLimited(users, atOnce, async ({ userId, name, arn }) => {
      const hasConsole = await ask('iam:GetLoginProfile', () => readConsole(client, name))
      const hasMfa = await ask('iam:ListMFADevices', () => readMfa(client, name))
      const use = await ask('iam:GenerateServiceLastAccessedDetails', () => readLastUse(client, arn))
      return {
        ...{ userId, hasConsole, hasMfa },
        lastUsedAt: use?.at ?? null,
        isLastUseKnown: use !== null,
      }
    })
    return { items, problems: [...failed.values()] }
  } finally {
    client.destroy()
  }
}

/** NoSuchEntity says that there is no password, or no such user: neither can sign in with one. */
async function readConsole(client: IAMClient, name: string): Promise<boolean> {
  try {
    await client.send(new GetLoginProfileCommand({ UserName: name }))
    return true
  } catch (error) {
    if (awsErrorName(error).startsWith('NoSuchEntity')) return false
    throw error
  }
}

async function readMfa(client: IAMClient, name: string): Promise<boolean | null> {
  try {
    for await (const page of paginateListMFADevices({ client }, { UserName: name }))
      if ((page.MFADevices ?? []).length > 0) return true
    return false
  } catch (error) {
    if (awsErrorName(error).startsWith('NoSuchEntity')) return null
    throw error
  }
}

/**
 * AWS prepares the report by itself; it looks back 400 days and may lag by four hours.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html
 */
async function readLastUse(client: IAMClient, arn: string): Promise<{ at: Date | null }> {
  const { JobId } = await client.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: arn }))
  for (let poll = 0; poll < mostPolls; poll++) {
    const report = await client.send(new GetServiceLastAccessedDetailsCommand({ JobId }))
    if (report.JobStatus === 'COMPLETED') {
      const used = report.ServicesLastAccessed?.find(
        ({ ServiceNamespace }) => ServiceNamespace === 'sagemaker',
      )
      return { at: used?.LastAuthenticated ?? null }
    }
    if (report.JobStatus === 'FAILED') break
    await sleep(200 * (poll + 1))
  }
  throw Object.assign(new Error('The report was not ready.'), { name: 'ReportNotReady' })
}
