import { AwsError } from '#lib/sandbox/aws/errors.ts'
import * as holders from '#lib/sandbox/aws/iam/holders.ts'
import type { AccessKey, IamAccount, IamUser } from '#lib/sandbox/aws/iam/records.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'
import { accountOf } from '#lib/sandbox/aws/world.ts'

const COLUMNS = [
  ...['user', 'arn', 'user_creation_time', 'password_enabled', 'password_last_used', 'password_last_changed'],
  ...['password_next_rotation', 'mfa_active'],
  ...['1', '2'].flatMap((number) =>
    ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'].map(
      (column) => `access_key_${number}_${column}`,
    ),
  ),
  ...['cert_1_active', 'cert_1_last_rotated', 'cert_2_active', 'cert_2_last_rotated'],
]
const FOUR_HOURS_MS = 4 * 3_600_000

/** A new report at most every four hours, as AWS has it.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html */
function generate(call: Call) {
  const iam = accountOf(call.world, call.caller.accountId).iam
  const last = iam.credentialReportAt
  if (last !== undefined && call.now < last + FOUR_HOURS_MS) {
    return { State: call.now < last + call.settings.reportMs ? 'INPROGRESS' : 'COMPLETE' }
  }
  iam.credentialReportAt = call.now
  return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' }
}

function getReport(call: Call) {
  const iam = accountOf(call.world, call.caller.accountId).iam
  const at = iam.credentialReportAt
  if (at === undefined) throw new AwsError('ReportNotPresent', 'No report exists', 410)
  if (call.now < at + call.settings.reportMs) {
    throw new AwsError('ReportInProgress', 'Report is in progress', 404)
  }
  const rows = [COLUMNS, ...holders.byName(iam.users).map((user) => row(iam, user))]
  const csv = rows.map((cells) => cells.join(',')).join('\n')
  const Content = Buffer.from(csv).toString('base64')
  return { Content, ReportFormat: 'text/csv', GeneratedTime: new Date(at) }
}

function row(iam: IamAccount, user: IamUser): string[] {
  const time = (at: number | undefined) =>
    at === undefined ? 'N/A' : new Date(at).toISOString().replace(/\.\d+Z$/, '+00:00')
  const hasPassword = user.loginProfileAt !== undefined
  const hasMfa = Object.values(iam.mfaDevices).some((device) => device.userKey === user.name.toLowerCase())
  const key = (each: AccessKey | undefined) => [
    String(each?.status === 'Active'),
    ...[time(each?.createdAt), 'N/A', 'N/A', 'N/A'],
  ]
  return [
    ...[user.name, user.arn, time(user.createdAt), String(hasPassword)],
    ...[hasPassword ? 'no_information' : 'N/A', time(user.loginProfileAt), 'N/A', String(hasMfa)],
    ...[...key(user.accessKeys[0]), ...key(user.accessKeys[1])],
    ...['false', 'N/A', 'false', 'N/A'],
  ]
}

const operation = (name: string, handle: Operation['handle']): [string, Operation] => [
  name,
  { permission: `iam:${name}`, resource: () => '*', handle },
]

export const credentialReportOperations: Record<string, Operation> = Object.fromEntries([
  operation('GenerateCredentialReport', generate),
  operation('GetCredentialReport', getReport),
])
