import {
  AddUserToGroupCommand,
  GetGroupCommand,
  GetUserCommand,
  type IAMClient,
  paginateListGroupsForUser,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam'
import { groupName } from '#lib/domain/group/group.ts'
import { awsErrorName } from '../errors.ts'
import { iamActingClient, iamReadingClient } from '../iam-client.ts'
import type { RoleRequest } from '../session.ts'

interface MembershipAct {
  roleArn: string
  externalId: string
  region: string
  groupArn: string
  userArn: string
  changeId: string
}

/**
 * One change's session: it can put this user into and out of this group, and look at both. IAM knows no
 * condition on *which* user is added, so the session can limit the group alone.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function membershipRequest(act: MembershipAct): RoleRequest {
  return {
    roleArn: act.roleArn,
    externalId: act.externalId,
    region: act.region,
    sourceIdentity: act.changeId,
    sessionPolicy: [
      {
        actions: ['iam:GetGroup', 'iam:AddUserToGroup', 'iam:RemoveUserFromGroup'],
        resources: [act.groupArn],
      },
      { actions: ['iam:GetUser', 'iam:ListGroupsForUser'], resources: [act.userArn] },
    ],
  }
}

export interface MembershipReader {
  /** The user's unique id; null when AWS has no such user. */
  userId: () => Promise<string | null>
  /** The names of the groups the user is in; null when there is no such user. */
  groups: () => Promise<string[] | null>
  doesGroupExist: () => Promise<boolean>
  close: () => void
}

export interface MembershipEditor extends MembershipReader {
  add: () => Promise<void>
  remove: () => Promise<void>
}

const isMissing = (error: unknown) => awsErrorName(error).startsWith('NoSuchEntity')

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function readerOf(client: IAMClient, userName: string): MembershipReader {
  return {
    userId: () =>
      orNull(async () => (await client.send(new GetUserCommand({ UserName: userName }))).User?.UserId ?? ''),
    groups: () =>
      orNull(async () => {
        const names: string[] = []
        for await (const page of paginateListGroupsForUser({ client }, { UserName: userName }))
          for (const group of page.Groups ?? []) names.push(group.GroupName ?? '')
        return names
      }),
    doesGroupExist: async () =>
      (await orNull(() => client.send(new GetGroupCommand({ GroupName: groupName, MaxItems: 1 })))) !== null,
    close: () => client.destroy(),
  }
}

/** Opens one change's session. Each act names this user alone; neither rewrites the group. */
export async function openMembershipEditor(
  request: RoleRequest,
  userName: string,
): Promise<MembershipEditor> {
  const client = await iamActingClient(request)
  const named = { GroupName: groupName, UserName: userName }
  return {
    ...readerOf(client, userName),
    async add() {
      await client.send(new AddUserToGroupCommand(named))
    },
    async remove() {
      await client.send(new RemoveUserFromGroupCommand(named))
    },
  }
}

/** Reads back one user's groups, in the same narrow session. */
export async function openMembershipReader(
  request: RoleRequest,
  userName: string,
): Promise<MembershipReader> {
  return readerOf(await iamReadingClient(request), userName)
}
