import { AwsError } from '#lib/sandbox/aws/errors.ts'
import * as holders from '#lib/sandbox/aws/iam/holders.ts'
import { managedDocument } from '#lib/sandbox/aws/iam/managed.ts'
import { requireText } from '#lib/sandbox/aws/input.ts'
import { parsePolicy } from '#lib/sandbox/aws/policy/document.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

const MANAGED_POLICIES_PER_HOLDER = 10

/** Inline and attached policies work alike on roles, users and groups: seven operations for each. */
export function policyOperations(type: holders.HolderType): Record<string, Operation> {
  const operation = (name: string, handle: Operation['handle']): [string, Operation] => [
    name,
    {
      permission: `iam:${name}`,
      resource: holders.holderArn(type),
      context: holders.holderContext(type),
      handle,
    },
  ]
  return Object.fromEntries([
    operation(`Put${type}Policy`, (call) => putInline(call, type)),
    operation(`Get${type}Policy`, (call) => getInline(call, type)),
    operation(`Delete${type}Policy`, (call) => deleteInline(call, type)),
    operation(`List${type}Policies`, (call) => listInline(call, type)),
    operation(`Attach${type}Policy`, (call) => attach(call, type)),
    operation(`Detach${type}Policy`, (call) => detach(call, type)),
    operation(`ListAttached${type}Policies`, (call) => listAttached(call, type)),
  ])
}

function putInline(call: Call, type: holders.HolderType) {
  const holder = holders.holderIn(holders.writeIam(call), type, call)
  const name = holders.policyName(call)
  const document = requireText(call.input, 'PolicyDocument')
  parsePolicy(document, 'identity')
  holder.inline[name] = document
  return {}
}

function inlineOf(holder: { inline: Record<string, string> }, name: string): string {
  const document = holder.inline[name]
  if (document === undefined) throw holders.noSuchEntity(`The policy with name ${name} cannot be found.`)
  return document
}

function getInline(call: Call, type: holders.HolderType) {
  const holder = holders.holderIn(holders.readIam(call), type, call)
  const name = requireText(call.input, 'PolicyName')
  const document = holders.encodedDocument(inlineOf(holder, name))
  return { [`${type}Name`]: holder.name, PolicyName: name, PolicyDocument: document }
}

function deleteInline(call: Call, type: holders.HolderType) {
  const holder = holders.holderIn(holders.writeIam(call), type, call)
  const name = requireText(call.input, 'PolicyName')
  inlineOf(holder, name)
  delete holder.inline[name]
  return {}
}

function listInline(call: Call, type: holders.HolderType) {
  const holder = holders.holderIn(holders.readIam(call), type, call)
  const names = Object.keys(holder.inline).sort()
  const { shown, tail } = holders.iamPage(call, holder.id, names, (name) => name)
  return { PolicyNames: shown, ...tail }
}

function attach(call: Call, type: holders.HolderType) {
  const iam = holders.writeIam(call)
  const holder = holders.holderIn(iam, type, call)
  const arn = requireText(call.input, 'PolicyArn')
  if (managedDocument(iam, arn) === undefined) {
    const known = arn.startsWith('arn:aws:iam::aws:') ? ' (or this sandbox does not know it)' : ''
    throw holders.noSuchEntity(`Policy ${arn} does not exist or is not attachable${known}.`)
  }
  if (holder.attached.includes(arn)) return {}
  if (holder.attached.length >= MANAGED_POLICIES_PER_HOLDER) {
    throw holders.limitExceeded(`PoliciesPer${type}`, MANAGED_POLICIES_PER_HOLDER)
  }
  holder.attached.push(arn)
  return {}
}

function detach(call: Call, type: holders.HolderType) {
  const holder = holders.holderIn(holders.writeIam(call), type, call)
  const arn = requireText(call.input, 'PolicyArn')
  if (!holder.attached.includes(arn)) {
    throw new AwsError('NoSuchEntity', `Policy ${arn} was not found.`, 404)
  }
  holder.attached = holder.attached.filter((attached) => attached !== arn)
  return {}
}

function listAttached(call: Call, type: holders.HolderType) {
  const holder = holders.holderIn(holders.readIam(call), type, call)
  const { shown, tail } = holders.iamPage(call, holder.id, holder.attached, (arn) => arn)
  const policies = shown.map((arn) => ({ PolicyName: arn.split('/').at(-1), PolicyArn: arn }))
  return { AttachedPolicies: policies, ...tail }
}
