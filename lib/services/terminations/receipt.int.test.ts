import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tagJob, tagRequest } from '#lib/aws/actions/tuning-job.ts'
import { connectAccount, makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { receiptTagKey } from '#lib/domain/enforcement/receipt.ts'
import { env } from '#lib/env.ts'
import type { Ctx } from '#lib/services/context.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { carryOutStop } from './carry-out-stop.ts'
import { confirmStopped } from './confirm-stopped.ts'
import { exportTermination } from './export-termination.ts'
import { getTermination } from './get-termination.ts'
import type { TerminationReceipt } from './views.ts'

const region = 'us-east-1'

describe('the receipt of a terminated job', () => {
  let world: TestWorld
  let ctx: Ctx
  let customer: { id: string; slug: string }
  let account: { id: string; awsAccountId: string }
  let number = 0

  beforeAll(async () => {
    world = await openTestWorld()
    await world.sandbox.control('settings', { stoppingMs: 100, jobDurationMs: 3_600_000 })
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    customer = await makeCustomer()
    ctx = setupContext(customer.id)
    account = await connectAccount(world, customer.id, { isArmed: true })
  })

  const arnOf = (name: string) =>
    `arn:aws:sagemaker:${region}:${account.awsAccountId}:hyper-parameter-tuning-job/${name}`
  async function launch(isEncrypted: boolean): Promise<string> {
    const name = `receipt-${++number}`
    const request = tuningJobRequest(account.awsAccountId, 'bucket', { name, instances: 2, isEncrypted })
    await world.sandbox.sagemaker(account.awsAccountId, region, 'CreateHyperParameterTuningJob', request)
    return name
  }
  /** Launches a violating job and does what the queue would until it has stopped. */
  async function terminate(): Promise<{ id: string; name: string }> {
    const name = await launch(false)
    await sweepRegion(ctx, { accountId: account.id, region })
    const { rows } = await world.owner.query<{ id: string }>(
      'select id from termination where job_name = $1',
      [name],
    )
    const id = rows[0]?.id ?? ''
    await carryOutStop(ctx, { terminationId: id })
    await expect.poll(() => confirmStopped(ctx, { terminationId: id }), { timeout: 30_000 }).toBe('stopped')
    return { id, name }
  }
  async function tagsOf(name: string) {
    const { Tags } = await world.sandbox.sagemaker<{ Tags: { Key: string; Value: string }[] }>(
      account.awsAccountId,
      region,
      'ListTags',
      { ResourceArn: arnOf(name) },
    )
    return Tags
  }
  const trail = async (id: string) =>
    (
      await world.owner.query<{ action: string; details: { error?: string | null } }>(
        `select action, details from audit_entry where resource_id = $1 and action = 'termination.tag'`,
        [id],
      )
    ).rows

  it('is where the job’s own tag leads, and the tag is put once', async () => {
    const { id, name } = await terminate()
    const link = `${env().PORTAL_URL}/${customer.slug}/terminations/${id}`
    expect(await tagsOf(name)).toContainEqual({ Key: receiptTagKey, Value: link })
    expect((await getTermination(ctx, { id })).tag).toMatchObject({ error: null })
    await confirmStopped(ctx, { terminationId: id })
    expect(await trail(id)).toEqual([{ action: 'termination.tag', details: { error: null } }])
  })

  it('says so where the role may not tag, and the job is stopped all the same', async () => {
    await world.sandbox.query(account.awsAccountId, 'iam', 'PutRolePolicy', {
      RoleName: 'cleardata-safeguards-remediate',
      PolicyName: 'no-tags',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'sagemaker:AddTags', Resource: '*' }],
      }),
    })
    const { id, name } = await terminate()
    expect(await tagsOf(name)).toEqual([])
    const { state, tag } = await getTermination(ctx, { id })
    expect([state, tag?.error]).toEqual(['stopped', 'AccessDeniedException'])
    expect(await trail(id)).toMatchObject([{ details: { error: 'AccessDeniedException' } }])
  })

  it('is tagged by a session that can put this tag on this job, and nothing else', async () => {
    const [own, other] = [await launch(true), await launch(true)]
    const { rows } = await world.owner.query<{ external_id: string }>(
      'select external_id from aws_account where id = $1',
      [account.id],
    )
    const session = tagRequest({
      roleArn: `arn:aws:iam::${account.awsAccountId}:role/cleardata-safeguards-remediate`,
      externalId: rows[0]?.external_id ?? '',
      region,
      jobArn: arnOf(own),
      terminationId: '00000000-0000-4000-8000-000000000000',
    })
    const denied = { name: 'AccessDeniedException' }
    const tag = (jobArn: string, key: string) => tagJob(session, { jobArn, key, value: 'x' })
    await expect(tag(arnOf(other), receiptTagKey)).rejects.toMatchObject(denied)
    await expect(tag(arnOf(own), 'CostCenter')).rejects.toMatchObject(denied)
    await tag(arnOf(own), receiptTagKey)
    expect(await tagsOf(own)).toEqual([{ Key: receiptTagKey, Value: 'x' }])
    expect(await tagsOf(other)).toEqual([])
  })

  it('is had whole as JSON and as a tagged PDF', async () => {
    const { id, name } = await terminate()
    const json = await exportTermination(ctx, { id, format: 'json' })
    const receipt = JSON.parse(json.body.toString('utf8')) as TerminationReceipt
    expect(receipt).toMatchObject({
      ...{ kind: 'termination-receipt', version: 1, customer: { slug: customer.slug } },
      link: `${env().PORTAL_URL}/${customer.slug}/terminations/${id}`,
      termination: { jobName: name, state: 'stopped', finalStatus: 'Stopped', detectedBy: 'sweep' },
    })
    const { termination } = receipt
    expect(termination.left.writes.map(({ uri }) => uri)).toContainEqual(
      expect.stringMatching(/^s3:\/\/bucket/) as string,
    )
    const again = JSON.parse(termination.again?.request ?? 'null') as Record<string, unknown>
    expect(again.HyperParameterTuningJobName).toBe(`${name}-again`)
    expect(JSON.stringify(again)).toContain('"EnableInterContainerTrafficEncryption":true')
    expect(JSON.stringify(again)).not.toMatch(/CreationTime|HyperParameterTuningJobStatus/)
    // What it says to paste is what AWS takes, but for the values that the portal does not keep.
    expect(termination.fixes[0]?.code).toContain(`HyperParameterTuningJobName="${name}"`)

    const pdf = await exportTermination(ctx, { id, format: 'pdf' })
    expect(pdf.fileName).toBe(`receipt-${name}-${id.slice(0, 8)}.pdf`)
    const text = pdf.body.toString('latin1')
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toContain('/StructTreeRoot')
    expect(text).toContain('/MarkInfo')
    await expect(exportTermination(ctx, { id: customer.id, format: 'pdf' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
