import * as iam from '@aws-sdk/client-iam'
import * as sm from '@aws-sdk/client-sagemaker'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  ACCOUNT,
  administrator,
  openWorld,
  tuningRequest,
  type TestWorld,
} from '#lib/sandbox/aws/test-world.ts'

let world: TestWorld

beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const TARGET = 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents'

async function lookup(input: object): Promise<Record<string, unknown>[]> {
  const { answer } = await world.wire('cloudtrail', TARGET, input)
  return answer['Events'] as Record<string, unknown>[]
}
const by = (AttributeKey: string, AttributeValue: string) => ({
  LookupAttributes: [{ AttributeKey, AttributeValue }],
})

test('memberships and jobs are looked up by event and by resource', async () => {
  const admin = world.iam(administrator(ACCOUNT))
  await admin.send(new iam.CreateUserCommand({ UserName: 'ann' }))
  await admin.send(new iam.CreateGroupCommand({ GroupName: 'Safeguard' }))
  await admin.send(new iam.AddUserToGroupCommand({ GroupName: 'Safeguard', UserName: 'ann' }))
  world.advance(1_000)
  await admin.send(new iam.RemoveUserFromGroupCommand({ GroupName: 'Safeguard', UserName: 'ann' }))
  const request = tuningRequest('risk')
  await world
    .sagemaker(administrator(ACCOUNT))
    .send(new sm.CreateHyperParameterTuningJobCommand({ ...request, Tags: [{ Key: 'a', Value: 'b' }] }))

  const [added] = await lookup(by('EventName', 'AddUserToGroup'))
  expect(added).toMatchObject({
    EventName: 'AddUserToGroup',
    EventSource: 'iam.amazonaws.com',
    EventTime: Date.parse('2026-03-01T08:00:00Z') / 1000,
    Username: 'root',
    ReadOnly: 'false',
  })
  expect(JSON.parse(String(added?.['CloudTrailEvent']))).toMatchObject({
    eventName: 'AddUserToGroup',
    requestParameters: { groupName: 'Safeguard', userName: 'ann' },
    responseElements: null,
  })
  const ofGroup = await lookup(by('ResourceName', 'Safeguard'))
  expect(ofGroup.map((event) => event['EventName'])).toEqual([
    'RemoveUserFromGroup',
    'AddUserToGroup',
    'CreateGroup',
  ])
  expect(await lookup(by('ResourceName', 'risk'))).toMatchObject([
    { EventName: 'CreateHyperParameterTuningJob' },
  ])
  expect(await lookup({ StartTime: Date.parse('2026-03-01T08:00:01Z') / 1000 })).toHaveLength(2)
})

test('a refused call is kept with its error, and reads are not kept', async () => {
  const admin = world.iam(administrator(ACCOUNT))
  const missing = new iam.AddUserToGroupCommand({ GroupName: 'g', UserName: 'nobody' })
  await expect(admin.send(missing)).rejects.toThrow()
  await admin.send(new iam.ListUsersCommand({}))
  const events = await lookup({})
  expect(events).toHaveLength(1)
  expect(JSON.parse(String(events[0]?.['CloudTrailEvent']))).toMatchObject({ errorCode: 'NoSuchEntity' })
})

test('pages, and wrong attributes are refused', async () => {
  const admin = world.iam(administrator(ACCOUNT))
  for (const UserName of ['a', 'b', 'c']) await admin.send(new iam.CreateUserCommand({ UserName }))
  const first = await world.wire('cloudtrail', TARGET, { MaxResults: 2 })
  expect(first.answer['Events']).toHaveLength(2)
  const { NextToken } = first.answer
  expect(await lookup({ MaxResults: 2, NextToken })).toHaveLength(1)
  const wrong = await world.wire('cloudtrail', TARGET, by('Colour', 'red'))
  expect(wrong.answer['__type']).toBe('InvalidLookupAttributesException')
})
