import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectAccount, makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { makeBucket } from '#lib/demo/buckets.ts'
import { trainingJobRequest, tuningJobRequest } from '#lib/demo/jobs.ts'
import { otherResources } from '#lib/demo/kinds.ts'
import { type RolePurpose, rolePurposes } from '#lib/domain/accounts/proof.ts'
import { roleNames } from '#lib/domain/accounts/roles.ts'
import { grantedActions } from '#lib/domain/accounts/template.ts'
import { groupName } from '#lib/domain/group/group.ts'
import { bucketAnswers } from '#lib/domain/safeguards/bucket-answers.ts'
import type { Ctx } from '#lib/services/context.ts'
import { handleEvent } from '#lib/services/events/handle-event.ts'
import { receiveEvent } from '#lib/services/events/receive-event.ts'
import { carryOutChange } from '#lib/services/group/carry-out-change.ts'
import { changeGroup } from '#lib/services/group/change-group.ts'
import { confirmChange } from '#lib/services/group/confirm-change.ts'
import { findDriftAuthors } from '#lib/services/group/find-drift-authors.ts'
import { readGroup } from '#lib/services/group/read-group.ts'
import { readBuckets } from '#lib/services/scans/read-buckets.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { takeInventory } from '#lib/services/scans/take-inventory.ts'
import { carryOutStop } from '#lib/services/terminations/carry-out-stop.ts'
import { confirmStopped } from '#lib/services/terminations/confirm-stopped.ts'

interface CallRecord {
  seq: number
  service: string
  action: string
  principalArn: string | null
  sourceIdentity: string | null
  accountId: string | null
  errorCode: string | null
}

const region = 'us-east-1'

/** The permission that an operation needs, where it is not spelled like the operation. */
const permissions: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(bucketAnswers).map(([action, { permission }]) => [`s3:${action}`, permission]),
  ),
  's3control:GetPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
}

let world: TestWorld
let ctx: Ctx
let account: { id: string; awsAccountId: string }
let since = 0

beforeAll(async () => {
  world = await openTestWorld()
  const { id } = await makeCustomer()
  ctx = setupContext(id)
  account = await connectAccount(world, id, { isArmed: true })
})
afterAll(() => world.close())

async function calls(): Promise<CallRecord[]> {
  const answer = await fetch(`${world.sandbox.endpoint}/_control/calls?since=${since}`)
  const { calls: all } = (await answer.json()) as { calls: CallRecord[] }
  return all
}

/** What each role was used for since the start, the proof's own tries apart. */
async function usedBy(role: RolePurpose): Promise<string[]> {
  const used = (await calls())
    .filter(({ principalArn }) => principalArn?.includes(`assumed-role/${roleNames[role]}/`))
    .filter(({ sourceIdentity }) => sourceIdentity !== 'onboarding-proof')
    .map(({ service, action }) => permissions[`${service}:${action}`] ?? `${service}:${action}`)
  return [...new Set(used)].sort()
}

const place = () => ({ accountId: account.id, region })
const launch = (request: object) =>
  world.sandbox.sagemaker(account.awsAccountId, region, 'CreateHyperParameterTuningJob', request)
const iam = (action: string, parameters: Record<string, string>) =>
  world.sandbox.query(account.awsAccountId, 'iam', action, parameters)

async function readAll(): Promise<void> {
  const { awsAccountId } = account
  await makeBucket(world.sandbox, awsAccountId, { name: 'used-bucket', region })
  const at = new Date(Date.now() - 3_600_000)
  await world.sandbox.control('seed', {
    accountId: awsAccountId,
    region,
    trainingJobs: [
      {
        request: trainingJobRequest(awsAccountId, 'used-bucket', {
          name: 'old',
          instances: 1,
          isEncrypted: true,
        }),
        creationTime: at.toISOString(),
        status: 'Completed',
      },
    ],
    resources: otherResources({
      ...{ accountId: awsAccountId, region, bucket: 'used-bucket', isRight: true, topic: 'risk', at },
    }),
  })
  // The first inventory searches; what is new afterwards is described.
  expect(await takeInventory(ctx, place())).toMatchObject({ gaps: [], outcome: 'complete' })
  await world.sandbox.sagemaker(
    awsAccountId,
    region,
    'CreateTrainingJob',
    trainingJobRequest(awsAccountId, 'used-bucket', { name: 'new', instances: 1, isEncrypted: true }),
  )
  expect(await takeInventory(ctx, place())).toMatchObject({ found: 1, gaps: [] })
  expect(await readBuckets(ctx, { accountId: account.id })).toMatchObject({ gaps: [] })
}

async function stopOne(): Promise<void> {
  const { awsAccountId } = account
  await world.sandbox.control('settings', { childEveryMs: 1, stragglers: 1, stoppingMs: 0 })
  await launch(
    tuningJobRequest(awsAccountId, 'used-bucket', { name: 'bad', instances: 2, isEncrypted: false }),
  )
  expect(await sweepRegion(ctx, place())).toMatchObject({ intended: 1 })
  const { rows } = await world.owner.query<{ id: string }>('select id from termination where job_name = $1', [
    'bad',
  ])
  const terminationId = rows[0]?.id ?? ''
  await carryOutStop(ctx, { terminationId })
  expect(await confirmStopped(ctx, { terminationId })).toBe('stopped')
}

/** The quicker way: an event is told of, and its stop is sent where it is decided. */
async function stopByEvent(): Promise<void> {
  const { id: accountId, awsAccountId } = account
  await launch(
    tuningJobRequest(awsAccountId, 'used-bucket', { name: 'told', instances: 2, isEncrypted: false }),
  )
  await receiveEvent(ctx, {
    accountId,
    event: {
      ...{ eventId: 'an-event', kind: 'state_change', awsAccountId, region, jobName: 'told' },
      ...{ creatorArn: null, at: new Date() },
    },
  })
  expect(await handleEvent(ctx, { accountId, eventId: 'an-event' })).toBe('stop_sent')
  const { rows } = await world.owner.query<{ id: string }>('select id from termination where job_name = $1', [
    'told',
  ])
  expect(await confirmStopped(ctx, { terminationId: rows[0]?.id ?? '' })).toBe('stopped')
}

async function changeGroupOnce(): Promise<void> {
  for (const UserName of ['ana', 'ben']) await iam('CreateUser', { UserName })
  await iam('CreateLoginProfile', { UserName: 'ana', Password: 'only-for-a-test-1' })
  await iam('PutGroupPolicy', {
    GroupName: groupName,
    PolicyName: 'inline',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' }],
    }),
  })
  await readGroup(ctx, { accountId: account.id })
  const { rows } = await world.owner.query<{ user_id: string }>(
    'select user_id from iam_user where customer_id = $1 and name = $2',
    [ctx.customerId, 'ana'],
  )
  const userId = rows[0]?.user_id ?? ''
  for (const given of [{ add: [userId] }, { remove: [userId] }]) {
    const { changes } = await changeGroup(ctx, { id: account.id, reason: 'a test', ...given })
    const changeId = changes[0]?.id ?? ''
    await carryOutChange(ctx, { changeId })
    await confirmChange(ctx, { changeId }, { pollMs: 20, withinMs: 5_000 })
  }
  await iam('AddUserToGroup', { GroupName: groupName, UserName: 'ben' })
  await readGroup(ctx, { accountId: account.id })
  await findDriftAuthors(ctx, { accountId: account.id })
}

it('grants each role exactly what the portal calls by it, and is denied nothing', async () => {
  since = (await calls()).at(-1)?.seq ?? 0
  await readAll()
  await stopOne()
  await stopByEvent()
  await changeGroupOnce()
  for (const role of rolePurposes) {
    const granted = [...new Set(grantedActions[role].flatMap(({ actions }) => actions))].sort()
    expect(await usedBy(role), role).toEqual(granted)
  }
  const denied = (await calls()).filter(({ errorCode }) => errorCode?.startsWith('AccessDenied'))
  expect(denied).toEqual([])
})
