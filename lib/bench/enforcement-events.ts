import { randomUUID } from 'node:crypto'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { eventKeyHeader } from '#lib/domain/accounts/template.ts'
import { post } from './post.ts'
import { type EnforcementStack, region, type WatchedAccount } from './enforcement-stack.ts'

/** Launches a violating job that runs for an hour. */
export async function seedJob(stack: EnforcementStack, account: WatchedAccount, name: string): Promise<void> {
  const request = tuningJobRequest(account.awsAccountId, 'bucket', { name, instances: 2, isEncrypted: false })
  const { status, body } = await post(`${stack.admin.endpoint}/_control/seed`, {
    ...{ accountId: account.awsAccountId, region },
    tuningJobs: [{ request, creationTime: Date.now(), status: 'InProgress' }],
  })
  if (status !== 200) throw new Error(`The sandbox refused a job: ${body}`)
}

/** Posts an event as EventBridge does. Throws unless it was accepted. */
export async function postEvent(
  stack: EnforcementStack,
  account: WatchedAccount,
  event: object,
): Promise<void> {
  const { status } = await post(`${stack.address}/api/events/aws/${account.accountId}`, event, {
    [eventKeyHeader]: account.eventKey,
  })
  if (status !== 202) throw new Error(`An event was answered with ${status}.`)
}

export function eventOf({ awsAccountId }: WatchedAccount, name: string) {
  return {
    ...{ version: '0', id: randomUUID(), account: awsAccountId, region, time: new Date().toISOString() },
    ...{ source: 'aws.sagemaker', resources: [] },
    'detail-type': 'SageMaker HyperParameter Tuning Job State Change',
    detail: { HyperParameterTuningJobName: name, HyperParameterTuningJobStatus: 'InProgress' },
  }
}

/** The same job, as CloudTrail tells of it. */
export function createCallOf(account: WatchedAccount, name: string) {
  return {
    ...eventOf(account, name),
    'detail-type': 'AWS API Call via CloudTrail',
    detail: {
      eventName: 'CreateHyperParameterTuningJob',
      userIdentity: { arn: `arn:aws:iam::${account.awsAccountId}:user/ana` },
      requestParameters: { hyperParameterTuningJobName: name },
    },
  }
}
