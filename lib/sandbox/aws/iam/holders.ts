import { AwsError } from '#lib/sandbox/aws/errors.ts'
import type { Holder, IamAccount, IamGroup, IamRole, IamUser } from '#lib/sandbox/aws/iam/records.ts'
import { iamForRead, iamForWrite } from '#lib/sandbox/aws/iam/visibility.ts'
import { checkName, optionalText, requireName, requireText } from '#lib/sandbox/aws/input.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'
import { page } from '#lib/sandbox/aws/paging.ts'
import {
  contextOf,
  mergeContexts,
  resourceTagContext,
  type Context,
} from '#lib/sandbox/aws/policy/context.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { integerIn } from '#lib/sandbox/aws/input.ts'

export type HolderType = 'Role' | 'User' | 'Group'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html and its siblings */
const NAME_LENGTH: Record<HolderType, number> = { Role: 64, User: 64, Group: 128 }
const NAME_PATTERN = '[\\w+=,.@-]+'

export function tableOf(iam: IamAccount, type: HolderType): Record<string, Holder> {
  return type === 'Role' ? iam.roles : type === 'User' ? iam.users : iam.groups
}

export function newName(call: Call, type: HolderType): { name: string; path: string; arn: string } {
  const name = requireName(call.input, `${type}Name`, {
    pattern: NAME_PATTERN,
    min: 1,
    max: NAME_LENGTH[type],
  })
  const path = pathIn(call.input)
  return { name, path, arn: `arn:aws:iam::${call.caller.accountId}:${type.toLowerCase()}${path}${name}` }
}

export function pathIn(input: JsonObject): string {
  const path = optionalText(input, 'Path') ?? '/'
  checkName('path', path, { pattern: '(/)|(/[!-~]+/)', min: 1, max: 512 })
  return path
}

export function policyName(call: Call): string {
  return requireName(call.input, 'PolicyName', { pattern: NAME_PATTERN, min: 1, max: 128 })
}

export const readIam = (call: Call): IamAccount => iamForRead(call, call.caller.accountId)
export const writeIam = (call: Call): IamAccount => iamForWrite(call, call.caller.accountId)

export function missing(type: HolderType, name: string): AwsError {
  return new AwsError('NoSuchEntity', `The ${type.toLowerCase()} with name ${name} cannot be found.`, 404)
}

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404)
}

export function alreadyExists(type: HolderType, name: string): AwsError {
  return new AwsError('EntityAlreadyExists', `${type} with name ${name} already exists.`, 409)
}

export function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', message, 409)
}

export function limitExceeded(quota: string, limit: number): AwsError {
  return new AwsError('LimitExceeded', `Cannot exceed quota for ${quota}: ${limit}`, 409)
}

export function holderIn(iam: IamAccount, type: 'Role', call: Call): IamRole
export function holderIn(iam: IamAccount, type: 'User', call: Call): IamUser
export function holderIn(iam: IamAccount, type: 'Group', call: Call): IamGroup
export function holderIn(iam: IamAccount, type: HolderType, call: Call): Holder
export function holderIn(iam: IamAccount, type: HolderType, call: Call): Holder {
  const name = requireText(call.input, `${type}Name`)
  const holder = tableOf(iam, type)[name.toLowerCase()]
  if (!holder) throw missing(type, name)
  return holder
}

/** The ARN a policy must name; with the path only if the thing exists, as a path is not part of the request. */
export function holderArn(type: HolderType): (call: Call) => string {
  return (call) => {
    const own = type === 'User' && call.caller.kind === 'user' ? call.caller.userName : undefined
    const name = optionalText(call.input, `${type}Name`) ?? own ?? ''
    const existing = tableOf(readIam(call), type)[name.toLowerCase()]
    const path = existing?.path ?? optionalText(call.input, 'Path') ?? '/'
    return existing?.arn ?? `arn:aws:iam::${call.caller.accountId}:${type.toLowerCase()}${path}${name}`
  }
}

export function holderContext(type: HolderType): (call: Call) => Context {
  return (call) => {
    const name = optionalText(call.input, `${type}Name`)?.toLowerCase()
    const iam = readIam(call)
    const holder =
      type === 'Role' ? iam.roles[name ?? ''] : type === 'User' ? iam.users[name ?? ''] : undefined
    return mergeContexts(
      resourceTagContext(holder?.tags ?? [], 'iam'),
      contextOf({ 'iam:PolicyARN': optionalText(call.input, 'PolicyArn') }),
    )
  }
}

/** A page by Marker and MaxItems, which IAM may always cut short. */
export function iamPage<T>(call: Call, listing: string, items: T[], idOf: (item: T) => string) {
  const { items: shown, next } = page({
    listing: `iam ${call.action} ${call.caller.accountId} ${listing}`,
    items,
    idOf,
    size: integerIn(call.input, 'MaxItems', { min: 1, max: 1000, fallback: 100 }),
    token: optionalText(call.input, 'Marker'),
    shortPages: call.settings.shortPages,
    mayBeEmpty: false,
    invalidToken: () => new AwsError('ValidationError', `Invalid Marker: ${String(call.input['Marker'])}`),
  })
  return { shown, tail: { IsTruncated: next !== undefined, Marker: next } }
}

export function byName<T extends { name: string }>(things: Record<string, T>): T[] {
  return Object.entries(things)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, thing]) => thing)
}

/** Policy documents travel percent-encoded as RFC 3986 has it. */
export function encodedDocument(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
