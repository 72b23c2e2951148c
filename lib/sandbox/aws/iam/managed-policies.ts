import { AwsError } from '#lib/sandbox/aws/errors.ts'
import * as holders from '#lib/sandbox/aws/iam/holders.ts'
import { managedDocument } from '#lib/sandbox/aws/iam/managed.ts'
import type { Holder, IamAccount, IamPolicy } from '#lib/sandbox/aws/iam/records.ts'
import { uniqueId } from '#lib/sandbox/aws/ids.ts'
import { optionalText, requireText, tagsOf } from '#lib/sandbox/aws/input.ts'
import { parsePolicy } from '#lib/sandbox/aws/policy/document.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

function attachments(iam: IamAccount, arn: string): number {
  const tables: Record<string, Holder>[] = [iam.users, iam.groups, iam.roles]
  const all = tables.flatMap((table) => Object.values(table))
  return all.filter((holder) => holder.attached.includes(arn)).length
}

function policyView(iam: IamAccount, policy: IamPolicy) {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: 'v1',
    AttachmentCount: attachments(iam, policy.arn),
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    Description: policy.description,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.createdAt),
    Tags: policy.tags.length === 0 ? undefined : policy.tags,
  }
}

function createPolicy(call: Call) {
  const iam = holders.writeIam(call)
  const name = holders.policyName(call)
  const path = holders.pathIn(call.input)
  const document = requireText(call.input, 'PolicyDocument')
  parsePolicy(document, 'identity')
  const key = name.toLowerCase()
  if (iam.policies[key]) {
    throw new AwsError(
      'EntityAlreadyExists',
      `A policy called ${name} already exists. Duplicate names are not allowed.`,
      409,
    )
  }
  const policy: IamPolicy = {
    name,
    path,
    id: uniqueId('ANPA'),
    arn: `arn:aws:iam::${call.caller.accountId}:policy${path}${name}`,
    document,
    description: optionalText(call.input, 'Description'),
    createdAt: call.now,
    tags: tagsOf(call.input['Tags']),
  }
  iam.policies[key] = policy
  return { Policy: policyView(iam, policy) }
}

function missingPolicy(arn: string): AwsError {
  return holders.noSuchEntity(`Policy ${arn} was not found.`)
}

function ownPolicy(iam: IamAccount, arn: string): IamPolicy {
  const policy = Object.values(iam.policies).find((candidate) => candidate.arn === arn)
  if (!policy) throw missingPolicy(arn)
  return policy
}

function getPolicy(call: Call) {
  const iam = holders.readIam(call)
  const arn = requireText(call.input, 'PolicyArn')
  const document = managedDocument(iam, arn)
  if (document !== undefined && arn.startsWith('arn:aws:iam::aws:')) {
    const name = arn.split('/').at(-1) ?? ''
    const policy: IamPolicy = {
      ...{ name, arn, document, path: '/', id: 'ANPAAWSMANAGED' },
      ...{ description: undefined, createdAt: 0, tags: [] },
    }
    return { Policy: policyView(iam, policy) }
  }
  return { Policy: policyView(iam, ownPolicy(iam, arn)) }
}

function getPolicyVersion(call: Call) {
  const arn = requireText(call.input, 'PolicyArn')
  const version = requireText(call.input, 'VersionId')
  const document = managedDocument(holders.readIam(call), arn)
  if (document === undefined) throw missingPolicy(arn)
  if (version !== 'v1') throw holders.noSuchEntity(`Policy ${arn} version ${version} does not exist.`)
  return {
    PolicyVersion: { Document: holders.encodedDocument(document), VersionId: 'v1', IsDefaultVersion: true },
  }
}

function deletePolicy(call: Call) {
  const iam = holders.writeIam(call)
  const policy = ownPolicy(iam, requireText(call.input, 'PolicyArn'))
  if (attachments(iam, policy.arn) > 0) {
    throw holders.deleteConflict('Cannot delete a policy attached to entities.')
  }
  delete iam.policies[policy.name.toLowerCase()]
  return {}
}

function listPolicies(call: Call) {
  const iam = holders.readIam(call)
  const { shown, tail } = holders.iamPage(call, '', holders.byName(iam.policies), (policy) => policy.id)
  return { Policies: shown.map((policy) => policyView(iam, policy)), ...tail }
}

const byArn = (call: Call) => optionalText(call.input, 'PolicyArn') ?? '*'

export const managedPolicyOperations: Record<string, Operation> = {
  CreatePolicy: {
    permission: 'iam:CreatePolicy',
    resource: (call) => {
      const { input, caller } = call
      return `arn:aws:iam::${caller.accountId}:policy${optionalText(input, 'Path') ?? '/'}${optionalText(input, 'PolicyName') ?? ''}`
    },
    handle: createPolicy,
  },
  GetPolicy: { permission: 'iam:GetPolicy', resource: byArn, handle: getPolicy },
  GetPolicyVersion: { permission: 'iam:GetPolicyVersion', resource: byArn, handle: getPolicyVersion },
  DeletePolicy: { permission: 'iam:DeletePolicy', resource: byArn, handle: deletePolicy },
  ListPolicies: { permission: 'iam:ListPolicies', resource: () => '*', handle: listPolicies },
}
