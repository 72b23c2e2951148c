import { AwsError } from '#lib/sandbox/aws/errors.ts'
import * as holders from '#lib/sandbox/aws/iam/holders.ts'
import type { IamUser, MfaDevice } from '#lib/sandbox/aws/iam/records.ts'
import { accessKeyId, secretKey } from '#lib/sandbox/aws/ids.ts'
import { optionalText, requireName, requireText } from '#lib/sandbox/aws/input.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

const ACCESS_KEYS_PER_USER = 2

function userForWrite(call: Call): IamUser {
  return holders.holderIn(holders.writeIam(call), 'User', call)
}

function userForRead(call: Call): IamUser {
  return holders.holderIn(holders.readIam(call), 'User', call)
}

function createAccessKey(call: Call) {
  const user = userForWrite(call)
  if (user.accessKeys.length >= ACCESS_KEYS_PER_USER) {
    throw holders.limitExceeded('AccessKeysPerUser', ACCESS_KEYS_PER_USER)
  }
  const key = { id: accessKeyId('AKIA'), secret: secretKey(), status: 'Active' as const, createdAt: call.now }
  user.accessKeys.push(key)
  return {
    AccessKey: {
      UserName: user.name,
      AccessKeyId: key.id,
      Status: key.status,
      SecretAccessKey: key.secret,
      CreateDate: new Date(key.createdAt),
    },
  }
}

function listAccessKeys(call: Call) {
  const user = userForRead(call)
  const { shown, tail } = holders.iamPage(call, user.id, user.accessKeys, (key) => key.id)
  const keys = shown.map((key) => ({
    UserName: user.name,
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: new Date(key.createdAt),
  }))
  return { AccessKeyMetadata: keys, ...tail }
}

function deleteAccessKey(call: Call) {
  const user = userForWrite(call)
  const id = requireText(call.input, 'AccessKeyId')
  if (!user.accessKeys.some((key) => key.id === id)) {
    throw holders.noSuchEntity(`The Access Key with id ${id} cannot be found.`)
  }
  user.accessKeys = user.accessKeys.filter((key) => key.id !== id)
  return {}
}

function loginProfile(user: IamUser) {
  if (user.loginProfileAt === undefined) {
    throw holders.noSuchEntity(`Login Profile for User ${user.name} cannot be found.`)
  }
  const created = new Date(user.loginProfileAt)
  return { LoginProfile: { UserName: user.name, CreateDate: created, PasswordResetRequired: false } }
}

function createLoginProfile(call: Call) {
  const user = userForWrite(call)
  if (user.loginProfileAt !== undefined) {
    const message = `Login Profile for user ${user.name} already exists.`
    throw new AwsError('EntityAlreadyExists', message, 409)
  }
  user.loginProfileAt = call.now
  return loginProfile(user)
}

function deleteLoginProfile(call: Call) {
  const user = userForWrite(call)
  loginProfile(user)
  user.loginProfileAt = undefined
  return {}
}

function listMfaDevices(call: Call) {
  const name = optionalText(call.input, 'UserName')
  const own = call.caller.kind === 'user' ? call.caller.userName : undefined
  const input = { ...call.input, UserName: name ?? own }
  const iam = holders.readIam(call)
  const user = holders.holderIn(iam, 'User', { ...call, input })
  const key = user.name.toLowerCase()
  const devices = Object.values(iam.mfaDevices).filter((device) => device.userKey === key)
  const { shown, tail } = holders.iamPage(call, user.id, devices, (device) => device.serialNumber)
  const views = shown.map((device) => ({
    UserName: user.name,
    SerialNumber: device.serialNumber,
    EnableDate: new Date(device.enabledAt ?? 0),
  }))
  return { MFADevices: views, ...tail }
}

function mfaArn(call: Call): string {
  const name = optionalText(call.input, 'VirtualMFADeviceName') ?? ''
  return `arn:aws:iam::${call.caller.accountId}:mfa${holders.pathIn(call.input)}${name}`
}

function createVirtualMfaDevice(call: Call) {
  requireName(call.input, 'VirtualMFADeviceName', { pattern: '[\\w+=,.@-]+', min: 1, max: 226 })
  const iam = holders.writeIam(call)
  const serialNumber = mfaArn(call)
  if (iam.mfaDevices[serialNumber]) {
    throw new AwsError(
      'EntityAlreadyExists',
      'MFADevice entity at the same path and name already exists.',
      409,
    )
  }
  iam.mfaDevices[serialNumber] = { serialNumber, userKey: undefined, enabledAt: undefined }
  return { VirtualMFADevice: { SerialNumber: serialNumber } }
}

/** Any two codes are accepted: there is no authenticator to compare with. */
function enableMfaDevice(call: Call) {
  const iam = holders.writeIam(call)
  const user = holders.holderIn(iam, 'User', call)
  const serialNumber = requireText(call.input, 'SerialNumber')
  const device: MfaDevice | undefined = iam.mfaDevices[serialNumber]
  if (!device)
    throw holders.noSuchEntity(`VirtualMFADevice with serial number ${serialNumber} does not exist.`)
  device.userKey = user.name.toLowerCase()
  device.enabledAt = call.now
  return {}
}

const onUser = (name: string, handle: Operation['handle']): [string, Operation] => [
  name,
  {
    permission: `iam:${name}`,
    resource: holders.holderArn('User'),
    context: holders.holderContext('User'),
    handle,
  },
]

export const userCredentialOperations: Record<string, Operation> = {
  ...Object.fromEntries([
    onUser('CreateAccessKey', createAccessKey),
    onUser('ListAccessKeys', listAccessKeys),
    onUser('DeleteAccessKey', deleteAccessKey),
    onUser('CreateLoginProfile', createLoginProfile),
    onUser('GetLoginProfile', (call) => loginProfile(userForRead(call))),
    onUser('DeleteLoginProfile', deleteLoginProfile),
    onUser('ListMFADevices', listMfaDevices),
    onUser('EnableMFADevice', enableMfaDevice),
  ]),
  CreateVirtualMFADevice: {
    permission: 'iam:CreateVirtualMFADevice',
    resource: mfaArn,
    handle: createVirtualMfaDevice,
  },
}
