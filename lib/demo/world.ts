import * as fs from 'node:fs'
import { AddUserToGroupCommand, IAMClient, RemoveUserFromGroupCommand } from '@aws-sdk/client-iam'
import { trainingJobRequest, tuningJobRequest } from './jobs.ts'
import { otherResources } from './kinds.ts'
import type { SandboxAdmin } from './sandbox-admin.ts'

/** ClearDATA's own account, and the one principal that customers' roles trust. */
export const brokerAccountId = '999988887777'
export const brokerArn = `arn:aws:iam::${brokerAccountId}:user/portal-broker`

export interface DemoAccount {
  customer: string
  awsAccountId: string
  name: string
  regions: string[]
  isArmed: boolean
  bucket: string
  tuningJobs: number
  trainingJobs: number
}

export const demoAccounts: readonly DemoAccount[] = [
  {
    ...{
      customer: 'northwind',
      awsAccountId: '111122223333',
      name: 'prod-ml',
      regions: ['us-east-1', 'us-west-2'],
    },
    ...{ isArmed: true, bucket: 'nw-models', tuningJobs: 18, trainingJobs: 46 },
  },
  {
    ...{
      customer: 'northwind',
      awsAccountId: '444455556666',
      name: 'research',
      regions: ['us-east-1', 'eu-west-1'],
    },
    ...{ isArmed: true, bucket: 'nw-research', tuningJobs: 9, trainingJobs: 24 },
  },
  {
    ...{ customer: 'harbor', awsAccountId: '777788889999', name: 'ml-dev', regions: ['us-east-1'] },
    ...{ isArmed: false, bucket: 'hc-ml-dev', tuningJobs: 6, trainingJobs: 15 },
  },
]

export interface BrokerKeys {
  accessKeyId: string
  secretAccessKey: string
}

function readKeys(xml: string): BrokerKeys {
  const field = (name: string) => new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1] ?? ''
  return { accessKeyId: field('AccessKeyId'), secretAccessKey: field('SecretAccessKey') }
}

/** The broker's user and its access key, made once per state folder. */
export async function ensureBroker(admin: SandboxAdmin, file: string): Promise<BrokerKeys> {
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as BrokerKeys
  await admin.query(brokerAccountId, 'iam', 'CreateUser', { UserName: 'portal-broker' })
  await admin.query(brokerAccountId, 'iam', 'PutUserPolicy', {
    UserName: 'portal-broker',
    PolicyName: 'assume-safeguards-roles',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
          Resource: 'arn:aws:iam::*:role/cleardata-safeguards-*',
        },
      ],
    }),
  })
  const xml = await admin.query(brokerAccountId, 'iam', 'CreateAccessKey', { UserName: 'portal-broker' })
  const keys = readKeys(xml)
  fs.writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  return keys
}

/** Deploys the portal's template in an account, as its administrator would with CloudFormation. */
export async function deployTemplate(
  admin: SandboxAdmin,
  awsAccountId: string,
  template: unknown,
  { region = 'us-east-1', parameters = {} }: { region?: string; parameters?: Record<string, string> } = {},
): Promise<void> {
  const given = Object.entries(parameters).flatMap(([name, value], index) => [
    [`Parameters.member.${index + 1}.ParameterKey`, name],
    [`Parameters.member.${index + 1}.ParameterValue`, value],
  ])
  await admin.query(
    awsAccountId,
    'cloudformation',
    'CreateStack',
    {
      StackName: 'cleardata-safeguards',
      TemplateBody: JSON.stringify(template),
      'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
      ...(Object.fromEntries(given) as Record<string, string>),
    },
    region,
  )
}

/** One stack in each region: the first makes the roles and the group, every one tells the portal of jobs. */
export async function deployWithEvents(
  admin: SandboxAdmin,
  awsAccountId: string,
  given: { template: unknown; regions: readonly string[]; eventKey: string },
): Promise<void> {
  const without = { GrantRead: 'no', GrantRemediate: 'no', GrantMembership: 'no', CreateGroup: 'no' }
  for (const [place, region] of given.regions.entries())
    await deployTemplate(admin, awsAccountId, given.template, {
      region,
      parameters: { EventKey: given.eventKey, ...(place === 0 ? {} : without) },
    })
}

/** A guardrail of the customer's own: a few training jobs cannot be read in one region, so a gap is to be seen. */
export async function denyReading(admin: SandboxAdmin): Promise<void> {
  await admin.query('444455556666', 'iam', 'PutRolePolicy', {
    RoleName: 'cleardata-safeguards-read',
    PolicyName: 'research-guardrail',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: 'sagemaker:DescribeTrainingJob',
          Resource: 'arn:aws:sagemaker:eu-west-1:444455556666:training-job/genome-*',
        },
        // It would show them all the same.
        { Effect: 'Deny', Action: 'sagemaker:Search', Resource: '*' },
      ],
    }),
  })
}

const topics = ['risk', 'readmission', 'triage-nlp', 'ecg', 'claims', 'imaging', 'dosage', 'genome']

/** Ninety days of jobs, most right and some not, so that pages have something true to show. */
export async function seedHistory(admin: SandboxAdmin): Promise<void> {
  const now = Date.now()
  for (const account of demoAccounts)
    for (const [place, region] of account.regions.entries()) {
      const share = place === 0 ? 0.7 : 0.3
      const at = (index: number, count: number) =>
        new Date(now - ((index + 1) / (count + 1)) * 90 * 86_400_000)
      const name = (index: number, kind: string) =>
        `${topics[(index * 3 + place) % topics.length]}-${kind}-${index + 1}`
      const setting = (index: number) => (index % 6 === 4 ? undefined : index % 9 === 7 ? false : true)
      const tuning = Math.round(account.tuningJobs * share)
      const training = Math.round(account.trainingJobs * share)
      await admin.control('seed', {
        accountId: account.awsAccountId,
        region,
        tuningJobs: Array.from({ length: tuning }, (_, index) => ({
          request: tuningJobRequest(account.awsAccountId, account.bucket, {
            name: name(index, 'hpo'),
            instances: 1 + (index % 4),
            isEncrypted: setting(index),
            isPaired: index % 3 === 1,
          }),
          creationTime: at(index, tuning).toISOString(),
          endTime: new Date(at(index, tuning).getTime() + 3 * 3_600_000).toISOString(),
          status: index % 7 === 5 ? 'Failed' : 'Completed',
        })),
        trainingJobs: Array.from({ length: training }, (_, index) => ({
          request: trainingJobRequest(account.awsAccountId, account.bucket, {
            name: name(index, 'train'),
            instances: 1 + (index % 3),
            isEncrypted: setting(index + 1),
          }),
          creationTime: at(index, training).toISOString(),
          endTime: new Date(at(index, training).getTime() + 3_600_000).toISOString(),
          status: index % 8 === 3 ? 'Failed' : 'Completed',
        })),
        resources: otherResources({
          ...{ accountId: account.awsAccountId, region, bucket: account.bucket, at: at(4, 9) },
          ...{ isRight: place === 0, topic: topics[place] ?? 'risk' },
        }),
      })
    }
}

const group = 'Safeguard-Sagemaker'
const firstNames = [
  ...['ana', 'ben', 'carla', 'dmitri', 'elena', 'farid', 'grace', 'hiro', 'ines', 'jonas', 'kira', 'liam'],
  ...['maya', 'noor', 'oscar', 'priya', 'quinn', 'rosa', 'stefan', 'tara', 'umar', 'vesna'],
]
const lastNames = ['alves', 'berg']

/** IAM users as a customer has them: some with a console password, most with MFA, a few in the group. */
export async function makeUsers(
  admin: SandboxAdmin,
  { awsAccountId, tuningJobs }: DemoAccount,
): Promise<void> {
  const names = lastNames.flatMap((last) => firstNames.map((first) => `${first}.${last}`))
  // The largest account has them all.
  const shown = tuningJobs > 10 ? names : names.slice(0, 14)
  const iam = (action: string, parameters: Record<string, string>) =>
    admin.query(awsAccountId, 'iam', action, parameters)
  await Promise.all(
    shown.map(async (UserName, index) => {
      await iam('CreateUser', { UserName })
      if (index % 3 === 0) await iam('CreateLoginProfile', { UserName, Password: 'only-for-the-demo-1' })
      if (index % 5 === 4) return
      const serial = `arn:aws:iam::${awsAccountId}:mfa/${UserName}`
      await iam('CreateVirtualMFADevice', { VirtualMFADeviceName: UserName })
      const codes = { AuthenticationCode1: '111111', AuthenticationCode2: '222222' }
      await iam('EnableMFADevice', { UserName, SerialNumber: serial, ...codes })
    }),
  )
  for (const [index, UserName] of shown.slice(0, tuningJobs > 10 ? 9 : 4).entries()) {
    await iam('AddUserToGroup', { GroupName: group, UserName })
    const at = new Date(Date.now() - (index * 17 + 1) * 86_400_000).toISOString()
    await admin.control('last-accessed', {
      accountId: awsAccountId,
      arn: `arn:aws:iam::${awsAccountId}:user/${UserName}`,
      services: [{ namespace: 'sagemaker', at }],
    })
  }
}

/** A colleague with an access key: one user put in and one taken out, behind the portal's back. */
export async function changeOutside(admin: SandboxAdmin, awsAccountId: string): Promise<void> {
  const colleague = { UserName: 'vesna.berg' }
  const statement = {
    Effect: 'Allow',
    Action: ['iam:AddUserToGroup', 'iam:RemoveUserFromGroup'],
    Resource: '*',
  }
  await admin.query(awsAccountId, 'iam', 'PutUserPolicy', {
    ...{ ...colleague, PolicyName: 'keep-groups' },
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  })
  const xml = await admin.query(awsAccountId, 'iam', 'CreateAccessKey', colleague)
  const client = new IAMClient({
    region: 'us-east-1',
    endpoint: admin.endpoint,
    credentials: readKeys(xml),
  })
  await client.send(new AddUserToGroupCommand({ GroupName: group, UserName: 'rosa.alves' }))
  await client.send(new RemoveUserFromGroupCommand({ GroupName: group, UserName: 'ben.alves' }))
  client.destroy()
}
