import { typedParameters } from '#lib/sandbox/aws/cloudformation/parameters.ts'
import type { Making, Provider, Run } from '#lib/sandbox/aws/cloudformation/provider.ts'
import { providers } from '#lib/sandbox/aws/cloudformation/providers.ts'
import {
  dependenciesOf,
  namedCondition,
  resolve,
  type Scope,
} from '#lib/sandbox/aws/cloudformation/resolve.ts'
import type { Stack, StackResource } from '#lib/sandbox/aws/cloudformation/stack.ts'
import { parseTemplate, type Template } from '#lib/sandbox/aws/cloudformation/template.ts'
import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { events } from '#lib/sandbox/aws/events/service.ts'
import { iam } from '#lib/sandbox/aws/iam/service.ts'
import { validationError } from '#lib/sandbox/aws/input.ts'
import { isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { shortHash } from '#lib/sandbox/aws/ids.ts'
import { perform } from '#lib/sandbox/aws/perform.ts'
import { s3 } from '#lib/sandbox/aws/s3/service.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

/** Operations run as the stack's creator, and are refused where the creator may not. */
export function runner(call: Call): Run {
  return (service, action, input) =>
    perform({ iam, s3, events }[service], { ...call, action, input }) as JsonObject
}

/** What a stack becomes: its resources in the template's order of dependencies, and its outputs.
 *  Throws on the first resource that fails; the caller undoes. */
export function provision(call: Call, stack: Stack): void {
  const template = parseTemplate(stack.template)
  const scope = scopeOf(call, stack, template)
  const before = new Map(stack.resources.map((resource) => [resource.logicalId, resource]))
  for (const logicalId of order(template, scope)) {
    const declared = template.resources[logicalId] ?? {}
    const type = String(declared['Type'])
    const properties = (resolve(declared['Properties'] ?? {}, scope) ?? {}) as JsonObject
    const existing = before.get(logicalId)
    const made = makeOne(call, stack, { logicalId, type, properties, existing })
    scope.made.set(logicalId, made)
  }
  for (const resource of [...stack.resources].reverse()) {
    if (!scope.made.has(resource.logicalId)) removeOne(call, resource)
  }
  stack.resources = [...scope.made.values()]
  stack.outputs = outputsOf(template, scope)
}

export function scopeOf(call: Call, stack: Stack, template: Template): Scope {
  return {
    template,
    parameters: typedParameters(template, stack.parameters),
    pseudo: {
      'AWS::AccountId': call.caller.accountId,
      'AWS::Region': call.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.name,
      'AWS::StackId': stack.id,
    },
    made: new Map(),
  }
}

function providerOf(type: string): Provider {
  const provider = providers[type]
  if (!provider)
    throw validationError(`Unrecognized resource types: [${type}] (this sandbox does not know them)`)
  return provider
}

interface Wanted {
  logicalId: string
  type: string
  properties: JsonObject
  existing: StackResource | undefined
}

const NAMES = ['RoleName', 'GroupName', 'ManagedPolicyName', 'PolicyName', 'BucketName', 'Name', 'Path']

function makeOne(call: Call, stack: Stack, wanted: Wanted): StackResource {
  const { logicalId, type, properties, existing } = wanted
  const provider = providerOf(type)
  const making: Making = {
    run: runner(call),
    properties,
    generatedName: `${stack.name}-${logicalId}-${shortHash(`${stack.id} ${logicalId} ${call.now}`)}`.slice(
      -64,
    ),
    accountId: call.caller.accountId,
    region: call.region,
  }
  if (existing?.type === type) {
    const old = isObject(existing.properties) ? existing.properties : {}
    if (JSON.stringify(old) === JSON.stringify(properties)) return existing
    const isRenamed = NAMES.some((name) => JSON.stringify(old[name]) !== JSON.stringify(properties[name]))
    if (provider.update && !isRenamed) {
      return { ...existing, ...provider.update(making, existing, old), properties }
    }
    removeOne(call, existing)
  }
  return { logicalId, type, properties, ...provider.create(making) }
}

export function removeOne(call: Call, resource: StackResource): void {
  const properties = isObject(resource.properties) ? resource.properties : {}
  providerOf(resource.type).remove(runner(call), resource, properties)
}

/** Logical ids whose condition holds, each after what it refers to. */
function order(template: Template, scope: Scope): string[] {
  const wanted = Object.entries(template.resources)
    .filter(([, resource]) => {
      const name = resource['Condition']
      return name === undefined || namedCondition(String(name), scope)
    })
    .map(([id]) => id)
  const sorted: string[] = []
  const visit = (id: string, path: string[]): void => {
    if (sorted.includes(id)) return
    if (path.includes(id)) {
      throw validationError(`Circular dependency between resources: [${[...path, id].join(', ')}]`)
    }
    for (const other of dependenciesOf(template.resources[id] ?? {}, wanted)) {
      if (other !== id) visit(other, [...path, id])
    }
    sorted.push(id)
  }
  for (const id of wanted) visit(id, [])
  return sorted
}

function outputsOf(template: Template, scope: Scope): Stack['outputs'] {
  return Object.entries(template.outputs).flatMap(([key, output]) => {
    const name = output['Condition']
    if (name !== undefined && !namedCondition(String(name), scope)) return []
    const value: Json | undefined = resolve(output['Value'], scope)
    const description = output['Description']
    return [
      { key, value: String(value), description: typeof description === 'string' ? description : undefined },
    ]
  })
}

/** A person must say that a template may make IAM resources, and named ones at that.
 *  https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export function checkCapabilities(template: Template, given: string[]): void {
  const iamResources = Object.values(template.resources).filter((resource) =>
    String(resource['Type']).startsWith('AWS::IAM::'),
  )
  if (iamResources.length === 0) return
  const isNamed = iamResources.some((resource) =>
    (providers[String(resource['Type'])]?.iamNames ?? []).some(
      (name) => isObject(resource['Properties']) && resource['Properties'][name] !== undefined,
    ),
  )
  const enough = isNamed ? ['CAPABILITY_NAMED_IAM'] : ['CAPABILITY_NAMED_IAM', 'CAPABILITY_IAM']
  if (given.some((capability) => enough.includes(capability))) return
  throw new AwsError('InsufficientCapabilitiesException', `Requires capabilities : [${enough.at(-1) ?? ''}]`)
}
