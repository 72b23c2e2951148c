import * as holders from '#lib/sandbox/aws/iam/holders.ts'
import type { IamGroup } from '#lib/sandbox/aws/iam/records.ts'
import { userView } from '#lib/sandbox/aws/iam/users.ts'
import { uniqueId } from '#lib/sandbox/aws/ids.ts'
import { optionalText } from '#lib/sandbox/aws/input.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

/** Not adjustable. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const GROUPS_PER_USER = 10
const GROUPS_PER_ACCOUNT = 300

function groupView(group: IamGroup) {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: new Date(group.createdAt),
  }
}

function createGroup(call: Call) {
  const iam = holders.writeIam(call)
  const named = holders.newName(call, 'Group')
  const key = named.name.toLowerCase()
  if (iam.groups[key]) throw holders.alreadyExists('Group', named.name)
  if (Object.keys(iam.groups).length >= GROUPS_PER_ACCOUNT) {
    throw holders.limitExceeded('GroupsPerAccount', GROUPS_PER_ACCOUNT)
  }
  const id = uniqueId('AGPA')
  const group: IamGroup = { ...named, id, createdAt: call.now, inline: {}, attached: [], members: [] }
  iam.groups[key] = group
  return { Group: groupView(group) }
}

function getGroup(call: Call) {
  const iam = holders.readIam(call)
  const group = holders.holderIn(iam, 'Group', call)
  const users = group.members.flatMap((key) => iam.users[key] ?? [])
  const { shown, tail } = holders.iamPage(call, group.id, users, (user) => user.id)
  return { Group: groupView(group), Users: shown.map((user) => userView(user, true)), ...tail }
}

function listGroups(call: Call) {
  const prefix = optionalText(call.input, 'PathPrefix') ?? '/'
  const groups = holders.byName(holders.readIam(call).groups).filter((each) => each.path.startsWith(prefix))
  const { shown, tail } = holders.iamPage(call, prefix, groups, (group) => group.name)
  return { Groups: shown.map(groupView), ...tail }
}

function deleteGroup(call: Call) {
  const iam = holders.writeIam(call)
  const group = holders.holderIn(iam, 'Group', call)
  const first = (what: string) => holders.deleteConflict(`Cannot delete entity, must ${what} first.`)
  if (group.members.length > 0) throw first('remove users from group')
  if (group.attached.length > 0) throw first('detach all policies')
  if (Object.keys(group.inline).length > 0) throw first('delete policies')
  delete iam.groups[group.name.toLowerCase()]
  return {}
}

/** Adding a member again changes nothing and succeeds. */
function addUserToGroup(call: Call) {
  const iam = holders.writeIam(call)
  const group = holders.holderIn(iam, 'Group', call)
  const key = holders.holderIn(iam, 'User', call).name.toLowerCase()
  if (group.members.includes(key)) return {}
  const joined = Object.values(iam.groups).filter((each) => each.members.includes(key))
  if (joined.length >= GROUPS_PER_USER) throw holders.limitExceeded('GroupsPerUser', GROUPS_PER_USER)
  group.members.push(key)
  return {}
}

function removeUserFromGroup(call: Call) {
  const iam = holders.writeIam(call)
  const group = holders.holderIn(iam, 'Group', call)
  const key = holders.holderIn(iam, 'User', call).name.toLowerCase()
  group.members = group.members.filter((member) => member !== key)
  return {}
}

function listGroupsForUser(call: Call) {
  const iam = holders.readIam(call)
  const user = holders.holderIn(iam, 'User', call)
  const key = user.name.toLowerCase()
  const groups = holders.byName(iam.groups).filter((group) => group.members.includes(key))
  const { shown, tail } = holders.iamPage(call, user.id, groups, (group) => group.id)
  return { Groups: shown.map(groupView), ...tail }
}

/** Permissions for memberships name the group alone: IAM cannot limit which user is added. */
const onGroup = (name: string, handle: Operation['handle']): [string, Operation] => [
  name,
  { permission: `iam:${name}`, resource: holders.holderArn('Group'), handle },
]

export const groupOperations: Record<string, Operation> = {
  ...Object.fromEntries([
    onGroup('CreateGroup', createGroup),
    onGroup('GetGroup', getGroup),
    onGroup('DeleteGroup', deleteGroup),
    onGroup('AddUserToGroup', addUserToGroup),
    onGroup('RemoveUserFromGroup', removeUserFromGroup),
  ]),
  ListGroups: { permission: 'iam:ListGroups', resource: () => '*', handle: listGroups },
  ListGroupsForUser: {
    permission: 'iam:ListGroupsForUser',
    resource: holders.holderArn('User'),
    context: holders.holderContext('User'),
    handle: listGroupsForUser,
  },
}
