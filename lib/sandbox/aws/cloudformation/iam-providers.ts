import type { Made, Making, Provider, Run } from '#lib/sandbox/aws/cloudformation/provider.ts'
import { asList, at, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { optionalText } from '#lib/sandbox/aws/input.ts'

type HolderType = 'Role' | 'Group' | 'User'

const documentText = (value: Json | undefined) =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null)

function inlinePolicies(properties: JsonObject): { name: string; document: string }[] {
  return asList(properties['Policies'])
    .filter(isObject)
    .map((policy) => ({
      name: String(policy['PolicyName'] ?? ''),
      document: documentText(policy['PolicyDocument']),
    }))
}

function addPolicies(run: Run, type: HolderType, name: string, properties: JsonObject): void {
  const holder = { [`${type}Name`]: name }
  for (const policy of inlinePolicies(properties)) {
    run('iam', `Put${type}Policy`, { ...holder, PolicyName: policy.name, PolicyDocument: policy.document })
  }
  for (const arn of asList(properties['ManagedPolicyArns'])) {
    run('iam', `Attach${type}Policy`, { ...holder, PolicyArn: arn })
  }
}

function dropPolicies(run: Run, type: HolderType, name: string, properties: JsonObject): void {
  const holder = { [`${type}Name`]: name }
  for (const policy of inlinePolicies(properties)) {
    run('iam', `Delete${type}Policy`, { ...holder, PolicyName: policy.name })
  }
  for (const arn of asList(properties['ManagedPolicyArns'])) {
    run('iam', `Detach${type}Policy`, { ...holder, PolicyArn: arn })
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
const role: Provider = {
  iamNames: ['RoleName'],
  create: ({ run, properties, generatedName }) => {
    const name = optionalText(properties, 'RoleName') ?? generatedName
    const created = run('iam', 'CreateRole', {
      RoleName: name,
      Path: properties['Path'],
      AssumeRolePolicyDocument: documentText(properties['AssumeRolePolicyDocument']),
      MaxSessionDuration: properties['MaxSessionDuration'],
      Description: properties['Description'],
      PermissionsBoundary: properties['PermissionsBoundary'],
      Tags: properties['Tags'],
    })
    addPolicies(run, 'Role', name, properties)
    return { physicalId: name, attributes: attributesOf(created, 'Role') }
  },
  update: ({ run, properties }, made, before) => {
    const RoleName = made.physicalId
    const document = documentText(properties['AssumeRolePolicyDocument'])
    run('iam', 'UpdateAssumeRolePolicy', { RoleName, PolicyDocument: document })
    const MaxSessionDuration = properties['MaxSessionDuration'] ?? 3600
    run('iam', 'UpdateRole', { RoleName, MaxSessionDuration, Description: properties['Description'] })
    if (properties['Tags'] !== undefined) run('iam', 'TagRole', { RoleName, Tags: properties['Tags'] })
    dropPolicies(run, 'Role', RoleName, before)
    addPolicies(run, 'Role', RoleName, properties)
    return made
  },
  remove: (run, made, properties) => {
    dropPolicies(run, 'Role', made.physicalId, properties)
    run('iam', 'DeleteRole', { RoleName: made.physicalId })
  },
}

function attributesOf(created: JsonObject, type: HolderType): Record<string, string> {
  const arn = String(at(created, `${type}.Arn`))
  return { Arn: arn, [`${type}Id`]: String(at(created, `${type}.${type}Id`)) }
}

const group: Provider = {
  iamNames: ['GroupName'],
  create: ({ run, properties, generatedName }) => {
    const name = optionalText(properties, 'GroupName') ?? generatedName
    const created = run('iam', 'CreateGroup', { GroupName: name, Path: properties['Path'] })
    addPolicies(run, 'Group', name, properties)
    return { physicalId: name, attributes: attributesOf(created, 'Group') }
  },
  update: ({ run, properties }, made, before) => {
    dropPolicies(run, 'Group', made.physicalId, before)
    addPolicies(run, 'Group', made.physicalId, properties)
    return made
  },
  remove: (run, made, properties) => {
    dropPolicies(run, 'Group', made.physicalId, properties)
    run('iam', 'DeleteGroup', { GroupName: made.physicalId })
  },
}

function holdersIn(properties: JsonObject): { type: HolderType; name: string }[] {
  return (['Role', 'Group', 'User'] as const).flatMap((type) =>
    asList(properties[`${type}s`]).map((name) => ({ type, name: String(name) })),
  )
}

/** A changed document replaces the policy: the sandbox keeps one version of each. */
const managedPolicy: Provider = {
  iamNames: ['ManagedPolicyName'],
  create: ({ run, properties, generatedName }) => {
    const created = run('iam', 'CreatePolicy', {
      PolicyName: optionalText(properties, 'ManagedPolicyName') ?? generatedName,
      Path: properties['Path'],
      Description: properties['Description'],
      PolicyDocument: documentText(properties['PolicyDocument']),
    })
    const arn = String(at(created, 'Policy.Arn'))
    for (const { type, name } of holdersIn(properties)) {
      run('iam', `Attach${type}Policy`, { [`${type}Name`]: name, PolicyArn: arn })
    }
    return {
      physicalId: arn,
      attributes: { PolicyArn: arn, PolicyId: String(at(created, 'Policy.PolicyId')) },
    }
  },
  remove: (run, made, properties) => {
    for (const { type, name } of holdersIn(properties)) {
      run('iam', `Detach${type}Policy`, { [`${type}Name`]: name, PolicyArn: made.physicalId })
    }
    run('iam', 'DeletePolicy', { PolicyArn: made.physicalId })
  },
}

/** An inline policy put on roles, groups and users. */
const inlinePolicy: Provider = {
  create: ({ run, properties, generatedName }: Making): Made => {
    const name = String(properties['PolicyName'] ?? generatedName)
    for (const holder of holdersIn(properties)) {
      run('iam', `Put${holder.type}Policy`, {
        [`${holder.type}Name`]: holder.name,
        PolicyName: name,
        PolicyDocument: documentText(properties['PolicyDocument']),
      })
    }
    return { physicalId: name, attributes: { Id: name } }
  },
  remove: (run, made, properties) => {
    for (const { type, name } of holdersIn(properties)) {
      run('iam', `Delete${type}Policy`, { [`${type}Name`]: name, PolicyName: made.physicalId })
    }
  },
}

export const iamProviders: Record<string, Provider> = {
  'AWS::IAM::Role': role,
  'AWS::IAM::Group': group,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': inlinePolicy,
}
