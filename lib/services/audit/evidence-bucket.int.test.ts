import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { text } from 'node:stream/consumers'
import { createPublicKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCustomer } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { brokerAccountId } from '#lib/demo/world.ts'
import { type Ctx, systemContext } from '#lib/services/context.ts'
import { evidenceStore, requireLockedStore } from './evidence-store.ts'
import { exportTrail } from './export-trail.ts'
import { sealTrail } from './seal-trail.ts'
import { verifyExport } from './verify-export.ts'

const Bucket = 'cleardata-evidence'

describe('digests in a bucket with Object Lock', () => {
  let world: TestWorld
  let admin: S3Client
  let ctx: Ctx
  let prefix: string

  beforeAll(async () => {
    world = await openTestWorld()
    delete process.env.EVIDENCE_FOLDER
    process.env.EVIDENCE_BUCKET = Bucket
    const credentials = { accessKeyId: brokerAccountId, secretAccessKey: 'any' }
    admin = new S3Client({
      ...{ endpoint: world.sandbox.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 },
      forcePathStyle: true,
    })
    const objects = { Effect: 'Allow', Action: ['s3:PutObject', 's3:PutObjectRetention', 's3:GetObject'] }
    const bucket = { Effect: 'Allow', Action: ['s3:ListBucket', 's3:GetBucketObjectLockConfiguration'] }
    await world.sandbox.query(brokerAccountId, 'iam', 'PutUserPolicy', {
      ...{ UserName: 'portal-broker', PolicyName: 'keep-evidence' },
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { ...objects, Resource: `arn:aws:s3:::${Bucket}/*` },
          { ...bucket, Resource: `arn:aws:s3:::${Bucket}` },
        ],
      }),
    })
  })
  afterAll(async () => {
    admin.destroy()
    await world.close()
  })

  it('refuses to start without the bucket, and on one without Object Lock', async () => {
    await expect(requireLockedStore()).rejects.toThrow(/answered NoSuchBucket/)
    await admin.send(new CreateBucketCommand({ Bucket }))
    await expect(requireLockedStore()).rejects.toThrow(/has no Object Lock/)
    await admin.send(new DeleteBucketCommand({ Bucket }))
    await admin.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }))
    await requireLockedStore()
  })

  it('keeps each digest for six years, and an export of the trail is whole', async () => {
    const { id: customerId } = await makeCustomer()
    ctx = systemContext('bucket-test', ['audit:seal', 'audit:export'], customerId)
    prefix = `digests/${customerId}/`
    for (let n = 0; n < 3; n++) await sealTrail(ctx)
    const head = await admin.send(new HeadObjectCommand({ Bucket, Key: `${prefix}00000001.json` }))
    expect(head.ObjectLockMode).toBe('COMPLIANCE')
    const years = ((head.ObjectLockRetainUntilDate?.getTime() ?? 0) - Date.now()) / (365.25 * 86_400_000)
    expect(years).toBeGreaterThan(5.99)
    expect(await verify()).toMatchObject({ ok: true, digests: 4 })
  })

  it('lets nobody write over a digest or take it away', async () => {
    const Key = `${prefix}00000002.json`
    await expect(evidenceStore()?.put(Key, '{"another": "digest"}')).rejects.toThrow(/says something else/)
    const { VersionId } = await admin.send(new HeadObjectCommand({ Bucket, Key }))
    // The account's administrator may delete; a locked version stays all the same.
    await expect(
      admin.send(new DeleteObjectCommand({ Bucket, Key, VersionId, BypassGovernanceRetention: true })),
    ).rejects.toThrow(/Access Denied/)
    expect(await verify()).toMatchObject({ ok: true })
  })

  it('a removed digest is found out, and its locked version is still there', async () => {
    const Key = `${prefix}00000002.json`
    const { VersionId } = await admin.send(new HeadObjectCommand({ Bucket, Key }))
    await admin.send(new DeleteObjectCommand({ Bucket, Key }))
    await world.owner.query('begin')
    await world.owner.query('set local session_replication_role = replica')
    await world.owner.query('delete from audit_digest where customer_id = $1 and number = 2', [
      ctx.customerId,
    ])
    await world.owner.query('commit')
    const { ok, findings } = await verify()
    expect(ok).toBe(false)
    expect(findings.map(({ what }) => what).join()).toContain('announces digest 2, which')
    await admin.send(new HeadObjectCommand({ Bucket, Key, VersionId }))
  })

  async function verify() {
    const { body } = await exportTrail(ctx)
    const exported = await text(body)
    const key = createPublicKey(process.env.AUDIT_SIGNING_KEY ?? '')
    return verifyExport(
      (async function* () {
        yield Buffer.from(exported, 'utf8')
      })(),
      key,
    )
  }
})
