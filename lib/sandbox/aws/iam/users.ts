import * as holders from '#lib/sandbox/aws/iam/holders.ts'
import type { IamUser } from '#lib/sandbox/aws/iam/records.ts'
import { uniqueId } from '#lib/sandbox/aws/ids.ts'
import { mergeTags, optionalText, tagsOf } from '#lib/sandbox/aws/input.ts'
import { contextOf, mergeContexts, requestTagContext } from '#lib/sandbox/aws/policy/context.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

/** ListUsers and GetGroup leave out Tags and PermissionsBoundary.
 *  https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html */
export function userView(user: IamUser, isListed: boolean) {
  const boundary = user.permissionsBoundary
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: new Date(user.createdAt),
    PermissionsBoundary:
      isListed || boundary === undefined
        ? undefined
        : { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary },
    Tags: isListed || user.tags.length === 0 ? undefined : user.tags,
  }
}

function createUser(call: Call) {
  const iam = holders.writeIam(call)
  const named = holders.newName(call, 'User')
  const key = named.name.toLowerCase()
  if (iam.users[key]) throw holders.alreadyExists('User', named.name)
  const user: IamUser = {
    ...named,
    id: uniqueId('AIDA'),
    createdAt: call.now,
    inline: {},
    attached: [],
    tags: tagsOf(call.input['Tags']),
    permissionsBoundary: optionalText(call.input, 'PermissionsBoundary'),
    accessKeys: [],
    loginProfileAt: undefined,
  }
  iam.users[key] = user
  return { User: userView(user, false) }
}

/** Without a name, the caller's own user; for the administrator, the root user. */
function getUser(call: Call) {
  const iam = holders.readIam(call)
  const name = optionalText(call.input, 'UserName')
  if (name !== undefined) return { User: userView(holders.holderIn(iam, 'User', call), false) }
  const { caller } = call
  if (caller.kind === 'user') {
    const own = iam.users[caller.userName.toLowerCase()]
    if (own) return { User: userView(own, false) }
  }
  if (caller.kind !== 'administrator') {
    throw holders.noSuchEntity('Must specify userName when calling with non-User credentials')
  }
  return { User: { Path: '/', UserId: caller.accountId, Arn: caller.arn, CreateDate: new Date(0) } }
}

function listUsers(call: Call) {
  const prefix = optionalText(call.input, 'PathPrefix') ?? '/'
  const users = holders.byName(holders.readIam(call).users).filter((user) => user.path.startsWith(prefix))
  const { shown, tail } = holders.iamPage(call, prefix, users, (user) => user.name)
  return { Users: shown.map((user) => userView(user, true)), ...tail }
}

function deleteUser(call: Call) {
  const iam = holders.writeIam(call)
  const user = holders.holderIn(iam, 'User', call)
  const key = user.name.toLowerCase()
  const first = (what: string) => holders.deleteConflict(`Cannot delete entity, must ${what} first.`)
  if (Object.values(iam.groups).some((group) => group.members.includes(key))) {
    throw first('remove users from group')
  }
  if (user.loginProfileAt !== undefined) throw first('delete login profile')
  if (user.accessKeys.length > 0) throw first('delete access keys')
  if (user.attached.length > 0) throw first('detach all policies')
  if (Object.keys(user.inline).length > 0) throw first('delete policies')
  if (Object.values(iam.mfaDevices).some((device) => device.userKey === key)) throw first('delete MFA device')
  delete iam.users[key]
  return {}
}

function tagUser(call: Call) {
  const user = holders.holderIn(holders.writeIam(call), 'User', call)
  user.tags = mergeTags(user.tags, tagsOf(call.input['Tags']))
  return {}
}

const resource = holders.holderArn('User')
const context = (call: Call) =>
  mergeContexts(
    holders.holderContext('User')(call),
    requestTagContext(tagsOf(call.input['Tags'])),
    contextOf({ 'iam:PermissionsBoundary': optionalText(call.input, 'PermissionsBoundary') }),
  )

export const userOperations: Record<string, Operation> = {
  CreateUser: { permission: 'iam:CreateUser', resource, context, handle: createUser },
  GetUser: { permission: 'iam:GetUser', resource, context, handle: getUser },
  ListUsers: { permission: 'iam:ListUsers', resource: () => '*', handle: listUsers },
  DeleteUser: { permission: 'iam:DeleteUser', resource, context, handle: deleteUser },
  TagUser: { permission: 'iam:TagUser', resource, context, handle: tagUser },
}
