import * as iam from '@aws-sdk/client-iam'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ACCOUNT, administrator, openWorld, type TestWorld } from '#lib/sandbox/aws/test-world.ts'

let world: TestWorld
let client: iam.IAMClient

beforeEach(async () => {
  world = await openWorld()
  client = world.iam(administrator(ACCOUNT))
})
afterEach(() => world.close())

const createUser = (UserName: string) => client.send(new iam.CreateUserCommand({ UserName }))
const createGroup = (GroupName: string, Path?: string) =>
  client.send(new iam.CreateGroupCommand({ GroupName, Path }))
const add = (GroupName: string, UserName: string) =>
  client.send(new iam.AddUserToGroupCommand({ GroupName, UserName }))

test('groups have members, in pages, and adding twice is as adding once', async () => {
  await createGroup('Safeguard', '/portal/')
  for (let number = 0; number < 7; number += 1) {
    await createUser(`user-${number}`)
    await add('safeguard', `USER-${number}`)
    await add('Safeguard', `user-${number}`)
  }
  await world.ask('POST', 'settings', { shortPages: true })
  const names: string[] = []
  for await (const part of iam.paginateGetGroup({ client }, { GroupName: 'Safeguard', MaxItems: 3 })) {
    expect(part.Group?.Arn).toBe(`arn:aws:iam::${ACCOUNT}:group/portal/Safeguard`)
    names.push(...(part.Users ?? []).map((user) => user.UserName ?? ''))
  }
  expect(names).toEqual(['user-0', 'user-1', 'user-2', 'user-3', 'user-4', 'user-5', 'user-6'])
})

test('errors are those of IAM', async () => {
  await createUser('ann')
  await createGroup('g')
  await expect(createUser('Ann')).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' })
  await expect(add('nothing', 'ann')).rejects.toMatchObject({ name: 'NoSuchEntityException' })
  await expect(add('g', 'nobody')).rejects.toMatchObject({ name: 'NoSuchEntityException' })
  await expect(client.send(new iam.GetLoginProfileCommand({ UserName: 'ann' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    $metadata: { httpStatusCode: 404 },
  })
  const bad = new iam.PutGroupPolicyCommand({
    GroupName: 'g',
    PolicyName: 'p',
    PolicyDocument: '{"Statement":{}}',
  })
  await expect(client.send(bad)).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' })
  await expect(client.send(new iam.ListSAMLProvidersCommand({}))).rejects.toMatchObject({
    Code: 'InvalidAction',
  })
})

test('a user is in ten groups at most', async () => {
  await createUser('ann')
  for (let number = 0; number < 11; number += 1) await createGroup(`g${number}`)
  for (let number = 0; number < 10; number += 1) await add(`g${number}`, 'ann')
  await expect(add('g10', 'ann')).rejects.toMatchObject({
    name: 'LimitExceededException',
    $metadata: { httpStatusCode: 409 },
  })
})

test('a recreated user is another user', async () => {
  const first = await createUser('ann')
  await client.send(new iam.DeleteUserCommand({ UserName: 'ann' }))
  const second = await createUser('ann')
  expect(second.User?.UserId).not.toBe(first.User?.UserId)
})

test('policies of a group come back as they went in', async () => {
  await createGroup('g')
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
  })
  await client.send(
    new iam.PutGroupPolicyCommand({ GroupName: 'g', PolicyName: 'p', PolicyDocument: document }),
  )
  const inline = await client.send(new iam.GetGroupPolicyCommand({ GroupName: 'g', PolicyName: 'p' }))
  expect(decodeURIComponent(inline.PolicyDocument ?? '')).toBe(document)
  const { Policy } = await client.send(
    new iam.CreatePolicyCommand({ PolicyName: 'm', PolicyDocument: document }),
  )
  await client.send(new iam.AttachGroupPolicyCommand({ GroupName: 'g', PolicyArn: Policy?.Arn }))
  const attached = await client.send(new iam.ListAttachedGroupPoliciesCommand({ GroupName: 'g' }))
  expect(attached.AttachedPolicies).toEqual([{ PolicyName: 'm', PolicyArn: Policy?.Arn }])
})

test('reads see writes only after the delay', async () => {
  await createUser('ann')
  await createGroup('g')
  await world.ask('POST', 'settings', { iamDelayMs: 1_000 })
  await add('g', 'ann')
  const members = async () => (await client.send(new iam.GetGroupCommand({ GroupName: 'g' }))).Users?.length
  expect(await members()).toBe(0)
  world.advance(999)
  expect(await members()).toBe(0)
  world.advance(1)
  expect(await members()).toBe(1)
})

test('the account summary tells the quotas', async () => {
  const { SummaryMap } = await client.send(new iam.GetAccountSummaryCommand({}))
  expect(SummaryMap).toMatchObject({ Users: 0, GroupsPerUserQuota: 10 })
})
