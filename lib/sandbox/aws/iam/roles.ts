import * as holders from '#lib/sandbox/aws/iam/holders.ts'
import type { IamRole } from '#lib/sandbox/aws/iam/records.ts'
import { uniqueId } from '#lib/sandbox/aws/ids.ts'
import { integerIn, mergeTags, optionalText, requireText, tagsOf } from '#lib/sandbox/aws/input.ts'
import { contextOf, mergeContexts, requestTagContext } from '#lib/sandbox/aws/policy/context.ts'
import { parsePolicy } from '#lib/sandbox/aws/policy/document.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

const SESSION_SECONDS = { min: 3600, max: 43200, fallback: 3600 }

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html; lists leave out what AWS leaves out. */
function roleView(role: IamRole, isListed = false) {
  const tags = isListed || role.tags.length === 0 ? undefined : role.tags
  const boundary = role.permissionsBoundary
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: holders.encodedDocument(role.trust),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
    PermissionsBoundary:
      isListed || boundary === undefined
        ? undefined
        : { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary },
    Tags: tags,
  }
}

function createRole(call: Call) {
  const iam = holders.writeIam(call)
  const named = holders.newName(call, 'Role')
  const trust = requireText(call.input, 'AssumeRolePolicyDocument')
  parsePolicy(trust, 'trust')
  const key = named.name.toLowerCase()
  if (iam.roles[key]) throw holders.alreadyExists('Role', named.name)
  const role: IamRole = {
    ...named,
    id: uniqueId('AROA'),
    createdAt: call.now,
    inline: {},
    attached: [],
    trust,
    description: optionalText(call.input, 'Description'),
    maxSessionSeconds: integerIn(call.input, 'MaxSessionDuration', SESSION_SECONDS),
    tags: tagsOf(call.input['Tags']),
    permissionsBoundary: optionalText(call.input, 'PermissionsBoundary'),
  }
  iam.roles[key] = role
  return { Role: roleView(role) }
}

function updateRole(call: Call) {
  const role = holders.holderIn(holders.writeIam(call), 'Role', call)
  role.description = optionalText(call.input, 'Description') ?? role.description
  const fallback = role.maxSessionSeconds
  role.maxSessionSeconds = integerIn(call.input, 'MaxSessionDuration', { ...SESSION_SECONDS, fallback })
  return {}
}

function updateTrust(call: Call) {
  const role = holders.holderIn(holders.writeIam(call), 'Role', call)
  const trust = requireText(call.input, 'PolicyDocument')
  parsePolicy(trust, 'trust')
  role.trust = trust
  return {}
}

function deleteRole(call: Call) {
  const iam = holders.writeIam(call)
  const role = holders.holderIn(iam, 'Role', call)
  if (role.attached.length > 0) {
    throw holders.deleteConflict('Cannot delete entity, must detach all policies first.')
  }
  if (Object.keys(role.inline).length > 0) {
    throw holders.deleteConflict('Cannot delete entity, must delete policies first.')
  }
  delete iam.roles[role.name.toLowerCase()]
  return {}
}

function listRoles(call: Call) {
  const prefix = optionalText(call.input, 'PathPrefix') ?? '/'
  const roles = holders.byName(holders.readIam(call).roles).filter((role) => role.path.startsWith(prefix))
  const { shown, tail } = holders.iamPage(call, prefix, roles, (role) => role.name)
  return { Roles: shown.map((role) => roleView(role, true)), ...tail }
}

function tagRole(call: Call) {
  const role = holders.holderIn(holders.writeIam(call), 'Role', call)
  role.tags = mergeTags(role.tags, tagsOf(call.input['Tags']))
  return {}
}

function listRoleTags(call: Call) {
  const role = holders.holderIn(holders.readIam(call), 'Role', call)
  const { shown, tail } = holders.iamPage(call, role.id, role.tags, (tag) => tag.Key)
  return { Tags: shown, ...tail }
}

const resource = holders.holderArn('Role')
const context = (call: Call) =>
  mergeContexts(
    holders.holderContext('Role')(call),
    requestTagContext(tagsOf(call.input['Tags'])),
    contextOf({ 'iam:PermissionsBoundary': optionalText(call.input, 'PermissionsBoundary') }),
  )

export const roleOperations: Record<string, Operation> = {
  CreateRole: { permission: 'iam:CreateRole', resource, context, handle: createRole },
  GetRole: {
    permission: 'iam:GetRole',
    resource,
    context,
    handle: (call) => ({ Role: roleView(holders.holderIn(holders.readIam(call), 'Role', call)) }),
  },
  UpdateRole: { permission: 'iam:UpdateRole', resource, context, handle: updateRole },
  UpdateAssumeRolePolicy: {
    permission: 'iam:UpdateAssumeRolePolicy',
    resource,
    context,
    handle: updateTrust,
  },
  DeleteRole: { permission: 'iam:DeleteRole', resource, context, handle: deleteRole },
  ListRoles: { permission: 'iam:ListRoles', resource: () => '*', handle: listRoles },
  TagRole: { permission: 'iam:TagRole', resource, context, handle: tagRole },
  ListRoleTags: { permission: 'iam:ListRoleTags', resource, context, handle: listRoleTags },
}
