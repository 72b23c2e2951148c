import * as s3 from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  ACCOUNT,
  administrator,
  openWorld,
  OTHER_ACCOUNT,
  type TestWorld,
} from '#lib/sandbox/aws/test-world.ts'

let world: TestWorld
let client: s3.S3Client
const Bucket = 'training-data'

beforeEach(async () => {
  world = await openWorld()
  client = world.s3(administrator(ACCOUNT))
  await client.send(new s3.CreateBucketCommand({ Bucket }))
})
afterEach(() => world.close())

const everybody = (rest: object) => ({
  Principal: '*',
  Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
  ...rest,
})
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const tlsOnly = policy(
  everybody({ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
)

test('a new bucket is encrypted with AES256 and closed to the public', async () => {
  const { ServerSideEncryptionConfiguration: encryption } = await client.send(
    new s3.GetBucketEncryptionCommand({ Bucket, ExpectedBucketOwner: ACCOUNT }),
  )
  expect(encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault).toEqual({ SSEAlgorithm: 'AES256' })
  const { PublicAccessBlockConfiguration: block } = await client.send(
    new s3.GetPublicAccessBlockCommand({ Bucket }),
  )
  expect(block).toEqual({
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  })
})

test('encryption can be changed to a key of the customer', async () => {
  const byDefault = { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID: 'arn:aws:kms:us-east-1:1:key/k' }
  const Rules = [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }]
  await client.send(
    new s3.PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }),
  )
  const { ServerSideEncryptionConfiguration: encryption } = await client.send(
    new s3.GetBucketEncryptionCommand({ Bucket }),
  )
  expect(encryption?.Rules).toEqual(Rules)
})

test('a policy is given back to the letter and judged for publicness', async () => {
  await expect(client.send(new s3.GetBucketPolicyCommand({ Bucket }))).rejects.toMatchObject({
    name: 'NoSuchBucketPolicy',
  })
  await client.send(new s3.PutBucketPolicyCommand({ Bucket, Policy: tlsOnly }))
  expect((await client.send(new s3.GetBucketPolicyCommand({ Bucket }))).Policy).toBe(tlsOnly)
  const status = await client.send(new s3.GetBucketPolicyStatusCommand({ Bucket }))
  expect(status.PolicyStatus?.IsPublic).toBe(false)
  const open = policy(everybody({ Effect: 'Allow', Action: 's3:GetObject' }))
  const put = () => client.send(new s3.PutBucketPolicyCommand({ Bucket, Policy: open }))
  await expect(put()).rejects.toMatchObject({ name: 'AccessDenied' })
  await client.send(new s3.DeletePublicAccessBlockCommand({ Bucket }))
  await put()
  const opened = await client.send(new s3.GetBucketPolicyStatusCommand({ Bucket }))
  expect(opened.PolicyStatus?.IsPublic).toBe(true)
})

test('a bucket of another account is refused, whoever is expected to own it', async () => {
  const stranger = world.s3(administrator(OTHER_ACCOUNT))
  const get = (input: object) => stranger.send(new s3.GetBucketEncryptionCommand({ Bucket, ...input }))
  await expect(get({})).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } })
  await expect(get({ ExpectedBucketOwner: OTHER_ACCOUNT })).rejects.toMatchObject({ name: 'AccessDenied' })
  const share = { Effect: 'Allow', Action: 's3:GetEncryptionConfiguration' }
  const Policy = policy({ ...everybody(share), Principal: { AWS: `arn:aws:iam::${OTHER_ACCOUNT}:root` } })
  await client.send(new s3.PutBucketPolicyCommand({ Bucket, Policy }))
  await get({ ExpectedBucketOwner: ACCOUNT })
})

test('a bucket elsewhere redirects, and the SDK follows', async () => {
  const far = world.s3(administrator(ACCOUNT), 'eu-west-1')
  await far.send(
    new s3.CreateBucketCommand({
      Bucket: 'far',
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    }),
  )
  const location = await client.send(new s3.GetBucketLocationCommand({ Bucket: 'far' }))
  expect(location.LocationConstraint).toBe('eu-west-1')
  await client.send(new s3.GetBucketEncryptionCommand({ Bucket: 'far' }))
  const { answer } = await world.ask('GET', 'calls')
  const statuses = (answer['calls'] as { action: string; status: number }[])
    .filter((call) => call.action === 'GetBucketEncryption')
    .map((call) => call.status)
  expect(statuses).toEqual([301, 200])
})

test('an account has a block of its own, for itself alone', async () => {
  const ask = async (method: string, body?: string, accountId = ACCOUNT) => {
    const scope = `${ACCOUNT}/20260301/us-east-1/s3/aws4_request`
    const response = await fetch(`${world.endpoint}/v20180820/configuration/publicAccessBlock`, {
      method,
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00`,
        'x-amz-account-id': accountId,
      },
      ...(body === undefined ? {} : { body }),
    })
    return { status: response.status, text: await response.text() }
  }
  expect(await ask('GET')).toMatchObject({
    status: 404,
    text: expect.stringContaining('<Code>NoSuchPublicAccessBlockConfiguration</Code>') as string,
  })
  await ask(
    'PUT',
    '<PublicAccessBlockConfiguration><BlockPublicPolicy>true</BlockPublicPolicy></PublicAccessBlockConfiguration>',
  )
  const { text } = await ask('GET')
  expect(text).toContain('<BlockPublicPolicy>true</BlockPublicPolicy>')
  expect(text).toContain('<BlockPublicAcls>false</BlockPublicAcls>')
  expect((await ask('GET', undefined, OTHER_ACCOUNT)).status).toBe(403)
  await client.send(new s3.DeletePublicAccessBlockCommand({ Bucket }))
  const Policy = policy(everybody({ Effect: 'Allow', Action: 's3:GetObject' }))
  await expect(client.send(new s3.PutBucketPolicyCommand({ Bucket, Policy }))).rejects.toMatchObject({
    name: 'AccessDenied',
  })
  expect((await ask('DELETE')).status).toBe(204)
  expect((await ask('GET')).status).toBe(404)
})

test('what is not there is 404, and what is not known 501', async () => {
  await expect(client.send(new s3.GetBucketPolicyCommand({ Bucket: 'nothing' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
  })
  await expect(client.send(new s3.HeadBucketCommand({ Bucket: 'nothing' }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 404 },
  })
  await expect(client.send(new s3.GetBucketAclCommand({ Bucket }))).rejects.toMatchObject({
    name: 'NotImplemented',
  })
})

test('an object comes back as it went', async () => {
  await client.send(
    new s3.PutObjectCommand({ Bucket, Key: 'a b/c.txt', Body: 'hello', ContentType: 'text/plain' }),
  )
  const object = await client.send(new s3.GetObjectCommand({ Bucket, Key: 'a b/c.txt' }))
  expect(await object.Body?.transformToString()).toBe('hello')
})

test('Object Lock keeps versions: a locked one stays, a marker hides it, and a name is put once', async () => {
  const locked = 'kept-for-good'
  await client.send(new s3.CreateBucketCommand({ Bucket: locked, ObjectLockEnabledForBucket: true }))
  const lock = await client.send(new s3.GetObjectLockConfigurationCommand({ Bucket: locked }))
  expect(lock.ObjectLockConfiguration?.ObjectLockEnabled).toBe('Enabled')
  await expect(client.send(new s3.GetObjectLockConfigurationCommand({ Bucket }))).rejects.toMatchObject({
    name: 'ObjectLockConfigurationNotFoundError',
  })
  const put = (Key: string, mode: 'GOVERNANCE' | 'COMPLIANCE', rest: object = {}) =>
    client.send(
      new s3.PutObjectCommand({
        ...{ Bucket: locked, Key, Body: 'text', ObjectLockMode: mode, ...rest },
        ObjectLockRetainUntilDate: new Date('2027-01-01T00:00:00Z'),
      }),
    )
  const { VersionId } = await put('a/1', 'COMPLIANCE', { IfNoneMatch: '*' })
  await expect(put('a/1', 'COMPLIANCE', { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
  })
  const remove = (Key: string, version: string | undefined, bypass = false) =>
    client.send(
      new s3.DeleteObjectCommand({
        ...{ Bucket: locked, Key, VersionId: version, BypassGovernanceRetention: bypass },
      }),
    )
  await expect(remove('a/1', VersionId, true)).rejects.toThrow(/Access Denied/)
  await remove('a/1', undefined)
  await expect(client.send(new s3.GetObjectCommand({ Bucket: locked, Key: 'a/1' }))).rejects.toThrow()
  const old = await client.send(new s3.GetObjectCommand({ Bucket: locked, Key: 'a/1', VersionId }))
  expect(await old.Body?.transformToString()).toBe('text')
  const governed = await put('a/2', 'GOVERNANCE')
  await expect(remove('a/2', governed.VersionId)).rejects.toThrow(/Access Denied/)
  await remove('a/2', governed.VersionId, true)
  for (const Key of ['b/2', 'b/1', 'b/3']) await put(Key, 'COMPLIANCE')
  const listed = await client.send(
    new s3.ListObjectsV2Command({ Bucket: locked, Prefix: 'b/', StartAfter: 'b/1', MaxKeys: 1 }),
  )
  expect(listed.Contents?.map(({ Key }) => Key)).toEqual(['b/2'])
  const rest = await client.send(
    new s3.ListObjectsV2Command({
      ...{ Bucket: locked, Prefix: 'b/', ContinuationToken: listed.NextContinuationToken },
    }),
  )
  expect(rest.Contents?.map(({ Key }) => Key)).toEqual(['b/3'])
  await expect(client.send(new s3.DeleteBucketCommand({ Bucket: locked }))).rejects.toMatchObject({
    name: 'BucketNotEmpty',
  })
  world.advance(365 * 86_400_000)
  await remove('a/1', VersionId)
})
