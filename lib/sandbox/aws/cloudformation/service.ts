import { randomUUID } from 'node:crypto'
import { parameterValues } from '#lib/sandbox/aws/cloudformation/parameters.ts'
import { checkCapabilities, provision, removeOne } from '#lib/sandbox/aws/cloudformation/provision.ts'
import type { Stack } from '#lib/sandbox/aws/cloudformation/stack.ts'
import { parseTemplate } from '#lib/sandbox/aws/cloudformation/template.ts'
import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { optionalText, requireName, requireText, tagsOf, validationError } from '#lib/sandbox/aws/input.ts'
import { asList, type JsonObject } from '#lib/sandbox/aws/json.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'
import { queryService } from '#lib/sandbox/aws/wire/query.ts'
import { accountOf } from '#lib/sandbox/aws/world.ts'

function stacksOf(call: Call): Record<string, Stack> {
  return (accountOf(call.world, call.caller.accountId).stacks[call.region] ??= {})
}

function findStack(call: Call): Stack | undefined {
  const name = optionalText(call.input, 'StackName') ?? ''
  return stacksOf(call)[name] ?? Object.values(stacksOf(call)).find((stack) => stack.id === name)
}

function stackNamed(call: Call): Stack {
  const stack = findStack(call)
  if (!stack) throw validationError(`Stack with id ${requireText(call.input, 'StackName')} does not exist`)
  return stack
}

function templateText(input: JsonObject): string {
  const body = optionalText(input, 'TemplateBody')
  if (body !== undefined) return body
  throw validationError(
    'Either Template URL or Template Body must be specified (the sandbox reads bodies only).',
  )
}

/** Runs `change`; when it fails, IAM, EventBridge and the buckets are as before and the reason is returned. */
function attempt(call: Call, change: () => void): string | undefined {
  const account = accountOf(call.world, call.caller.accountId)
  const iam = structuredClone(account.iam)
  const events = structuredClone(account.events)
  const buckets = structuredClone(call.world.buckets)
  try {
    change()
    return undefined
  } catch (error) {
    account.iam = iam
    if (events) account.events = events
    else delete account.events
    call.world.buckets = buckets
    return error instanceof Error ? error.message : String(error)
  }
}

function createStack(call: Call) {
  const name = requireName(call.input, 'StackName', { pattern: '[a-zA-Z][-a-zA-Z0-9]*', min: 1, max: 128 })
  const text = templateText(call.input)
  const template = parseTemplate(text)
  const capabilities = asList(call.input['Capabilities']).map(String)
  checkCapabilities(template, capabilities)
  if (stacksOf(call)[name]) {
    throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`)
  }
  const { accountId } = call.caller
  const stack: Stack = {
    name,
    id: `arn:aws:cloudformation:${call.region}:${accountId}:stack/${name}/${randomUUID()}`,
    status: 'CREATE_COMPLETE',
    reason: undefined,
    template: text,
    parameters: parameterValues(template, call.input['Parameters'], {}),
    capabilities,
    tags: tagsOf(call.input['Tags']),
    createdAt: call.now,
    updatedAt: undefined,
    resources: [],
    outputs: [],
  }
  const reason = attempt(call, () => provision(call, stack))
  if (reason !== undefined)
    Object.assign(stack, { status: 'ROLLBACK_COMPLETE', reason, resources: [], outputs: [] })
  stacksOf(call)[name] = stack
  return { StackId: stack.id }
}

function updateStack(call: Call) {
  const stack = stackNamed(call)
  if (!stack.status.endsWith('_COMPLETE') || stack.status === 'ROLLBACK_COMPLETE') {
    throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`)
  }
  const usesPrevious = optionalText(call.input, 'UsePreviousTemplate') === 'true'
  const text = usesPrevious ? stack.template : templateText(call.input)
  const template = parseTemplate(text)
  const capabilities = asList(call.input['Capabilities']).map(String)
  checkCapabilities(template, capabilities)
  const parameters = parameterValues(template, call.input['Parameters'], stack.parameters)
  if (text === stack.template && JSON.stringify(parameters) === JSON.stringify(stack.parameters)) {
    throw validationError('No updates are to be performed.')
  }
  const next: Stack = { ...stack, template: text, parameters, capabilities, updatedAt: call.now }
  const reason = attempt(call, () => provision(call, next))
  stacksOf(call)[stack.name] =
    reason === undefined
      ? { ...next, status: 'UPDATE_COMPLETE', reason: undefined }
      : { ...stack, status: 'UPDATE_ROLLBACK_COMPLETE', reason, updatedAt: call.now }
  return { StackId: stack.id }
}

/** Deleting what is not there succeeds. */
function deleteStack(call: Call) {
  requireText(call.input, 'StackName')
  const stack = findStack(call)
  if (!stack) return {}
  const reason = attempt(call, () => {
    for (const resource of [...stack.resources].reverse()) removeOne(call, resource)
  })
  if (reason === undefined) delete stacksOf(call)[stack.name]
  else Object.assign(stack, { status: 'DELETE_FAILED', reason })
  return {}
}

function stackView(stack: Stack) {
  return {
    StackId: stack.id,
    StackName: stack.name,
    StackStatus: stack.status,
    StackStatusReason: stack.reason,
    Description: parseTemplate(stack.template).description,
    CreationTime: new Date(stack.createdAt),
    LastUpdatedTime: stack.updatedAt === undefined ? undefined : new Date(stack.updatedAt),
    DisableRollback: false,
    Capabilities: stack.capabilities,
    Parameters: Object.entries(stack.parameters).map(([key, value]) => ({
      ParameterKey: key,
      ParameterValue: value,
    })),
    Outputs: stack.outputs.map(({ key, value, description }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
    })),
    Tags: stack.tags,
  }
}

function describeStacks(call: Call) {
  const isOne = optionalText(call.input, 'StackName') !== undefined
  const stacks = isOne ? [stackNamed(call)] : Object.values(stacksOf(call))
  return { Stacks: stacks.map(stackView) }
}

function listStacks(call: Call) {
  const wanted = asList(call.input['StackStatusFilter']).map(String).filter(Boolean)
  const stacks = Object.values(stacksOf(call)).filter(
    (stack) => wanted.length === 0 || wanted.includes(stack.status),
  )
  const summaries = stacks.map((stack) => {
    const { StackId, StackName, StackStatus, StackStatusReason, CreationTime } = stackView(stack)
    return { StackId, StackName, StackStatus, StackStatusReason, CreationTime }
  })
  return { StackSummaries: summaries }
}

function describeStackResources(call: Call) {
  const stack = stackNamed(call)
  const resources = stack.resources.map((resource) => ({
    StackName: stack.name,
    StackId: stack.id,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    ResourceStatus: 'CREATE_COMPLETE',
    Timestamp: new Date(stack.updatedAt ?? stack.createdAt),
  }))
  return { StackResources: resources }
}

function validateTemplate(call: Call) {
  const template = parseTemplate(templateText(call.input))
  const hasIam = Object.values(template.resources).some((each) =>
    String(each['Type']).startsWith('AWS::IAM::'),
  )
  return {
    Description: template.description,
    Parameters: Object.entries(template.parameters).map(([key, declared]) => ({
      ParameterKey: key,
      DefaultValue: declared['Default'],
      NoEcho: declared['NoEcho'] ?? false,
      Description: declared['Description'],
    })),
    Capabilities: hasIam ? ['CAPABILITY_NAMED_IAM'] : [],
  }
}

const onStack = (name: string, handle: Operation['handle']): [string, Operation] => [
  name,
  {
    permission: `cloudformation:${name}`,
    resource: (call) => {
      const asked = optionalText(call.input, 'StackName') ?? '*'
      return (
        findStack(call)?.id ??
        `arn:aws:cloudformation:${call.region}:${call.caller.accountId}:stack/${asked}/*`
      )
    },
    handle,
  },
]

export const cloudformation = queryService(
  'cloudformation',
  'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  {
    ...Object.fromEntries([
      onStack('CreateStack', createStack),
      onStack('UpdateStack', updateStack),
      onStack('DeleteStack', deleteStack),
      onStack('DescribeStacks', describeStacks),
      onStack('DescribeStackResources', describeStackResources),
      onStack('GetTemplate', (call) => ({ TemplateBody: stackNamed(call).template })),
    ]),
    ListStacks: { permission: 'cloudformation:ListStacks', resource: () => '*', handle: listStacks },
    ValidateTemplate: {
      permission: 'cloudformation:ValidateTemplate',
      resource: () => '*',
      handle: validateTemplate,
    },
  },
)
