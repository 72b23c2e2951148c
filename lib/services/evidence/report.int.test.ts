import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { fromBuffer } from 'yauzl'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import type { Finding } from '#lib/domain/evidence.ts'
import type { Ctx } from '#lib/services/context.ts'
import { takeInventory } from '#lib/services/scans/take-inventory.ts'
import { exportReport } from './export-report.ts'
import { getReport } from './get-report.ts'
import { listControls } from './list-controls.ts'
import { makeReport } from './make-report.ts'
import { hashOfModel } from './report-view.ts'
import type { ReportDetail } from './views.ts'

/** https://schema.ocsf.io/1.6.0/classes/compliance_finding: what is required, and the recommended parts we write. */
const ocsf = z.strictObject({
  activity_id: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  activity_name: z.string(),
  category_uid: z.literal(2),
  category_name: z.literal('Findings'),
  class_uid: z.literal(2003),
  class_name: z.literal('Compliance Finding'),
  type_uid: z.literal(200301),
  time: z.int(),
  severity_id: z.int().min(0).max(6),
  severity: z.string(),
  metadata: z.strictObject({
    version: z.literal('1.6.0'),
    profiles: z.array(z.literal('cloud')),
    product: z.strictObject({ name: z.string(), vendor_name: z.string(), uid: z.string() }),
  }),
  finding_info: z.strictObject({
    uid: z.string().min(1),
    title: z.string(),
    desc: z.string(),
    created_time: z.int(),
  }),
  compliance: z.strictObject({
    standards: z.array(z.string()).min(1),
    control: z.string(),
    requirements: z.array(z.string()),
    status_id: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(99)]),
    status: z.string(),
    status_detail: z.string(),
  }),
  resources: z
    .array(z.strictObject({ uid: z.string(), name: z.string(), type: z.string(), region: z.string() }))
    .length(1),
  cloud: z.strictObject({
    provider: z.literal('AWS'),
    region: z.string(),
    account: z.strictObject({
      uid: z.string().regex(/^\d{12}$/),
      name: z.string(),
      type: z.literal('AWS Account'),
      type_id: z.literal(10),
    }),
  }),
})

/** https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-syntax.html with its lengths. */
const asff = z.strictObject({
  SchemaVersion: z.literal('2018-10-08'),
  Id: z.string().min(1).max(512),
  ProductArn: z.string().regex(/^arn:aws[\w-]*:securityhub:[\w-]+:\d{12}:product\/\d{12}\/default$/),
  GeneratorId: z.string().min(1).max(512),
  AwsAccountId: z.string().regex(/^\d{12}$/),
  Region: z.string().max(16),
  Types: z.array(z.string()).min(1).max(50),
  CreatedAt: z.iso.datetime(),
  UpdatedAt: z.iso.datetime(),
  Severity: z.strictObject({ Label: z.enum(['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']) }),
  Title: z.string().min(1).max(256),
  Description: z.string().min(1).max(1024),
  ProductFields: z.record(z.string().max(128), z.string().max(2048)),
  Resources: z
    .array(
      z.strictObject({
        Type: z.string(),
        Id: z.string().max(512),
        Partition: z.enum(['aws', 'aws-cn', 'aws-us-gov']),
        Region: z.string(),
      }),
    )
    .min(1)
    .max(32),
  Compliance: z.strictObject({
    Status: z.enum(['PASSED', 'WARNING', 'FAILED', 'NOT_AVAILABLE']),
    RelatedRequirements: z.array(z.string()).max(32),
  }),
  RecordState: z.enum(['ACTIVE', 'ARCHIVED']),
  Workflow: z.strictObject({ Status: z.enum(['NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED']) }),
})

/** The files of a ZIP by name, read by a reader that is not the writer's own. */
async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const files = new Map<string, string>()
      zip.on('entry', (entry: Parameters<typeof zip.openReadStream>[0]) =>
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          void buffer(stream).then((content) => {
            files.set(entry.fileName, content.toString('utf8'))
            zip.readEntry()
          }, reject)
        }),
      )
      zip.on('end', () => resolve(files))
      zip.on('error', reject)
      zip.readEntry()
    })
  })
}

describe('an evidence report', () => {
  let world: TestWorld
  let ctx: Ctx
  let report: ReportDetail
  let files: Map<string, string>

  beforeAll(async () => {
    world = await openTestWorld()
    const { id: customerId, slug, name } = await makeCustomer()
    const actor = await makePerson(world.owner, {
      memberships: [{ customerId, slug, name, role: 'viewer' }],
    })
    ctx = { actor, customerId, requestId: 'test' }
    const account = await connectAccount(world, customerId, { isArmed: true })
    for (const [job, isEncrypted] of [
      ['-=cmd|calc', false],
      ['right', true],
    ] as const)
      await world.sandbox.sagemaker(
        account.awsAccountId,
        'us-east-1',
        'CreateHyperParameterTuningJob',
        tuningJobRequest(account.awsAccountId, 'b', {
          name: job.replace(/[^a-z]/g, '') || 'job',
          instances: 2,
          isEncrypted,
        }),
      )
    await takeInventory(setupContext(customerId), { accountId: account.id, region: 'us-east-1' })
    // A name that AWS would not take, to see that no spreadsheet runs it.
    await world.owner.query(`update resource set name = '=cmd|calc' where name = 'cmdcalc'`)
    const today = new Date().toISOString().slice(0, 10)
    report = await makeReport(ctx, { from: today, to: today })
    const { body } = await exportReport(ctx, { id: report.id, format: 'zip' })
    files = await unzip(await buffer(body as Readable))
  })
  afterAll(() => world.close())

  const linesOf = (name: string) => (files.get(name) ?? '').split('\n').filter((line) => line !== '')

  it('says the same numbers in every form', async () => {
    const { atEnd, safeguards, history } = report.model
    expect(atEnd.total).toBeGreaterThan(2)
    expect(atEnd.failing).toBeGreaterThan(0)
    expect((await getReport(ctx, { id: report.id })).model).toEqual(report.model)
    expect(history.at(-1)?.counts).toEqual(atEnd)
    expect(safeguards.reduce((sum, { counts }) => sum + counts.total, 0)).toBe(atEnd.total)
    expect(JSON.parse(files.get('report.json') ?? '')).toEqual(report.model)
    const findings = linesOf('verdicts.jsonl').map((line) => JSON.parse(line) as Finding)
    const countOf = (status: string) => findings.filter((finding) => finding.status === status).length
    const ocsfs = linesOf('verdicts.ocsf.jsonl').map((line) => JSON.parse(line) as z.infer<typeof ocsf>)
    const asffs = linesOf('verdicts.asff.jsonl').map((line) => JSON.parse(line) as z.infer<typeof asff>)
    const csv = (files.get('verdicts.csv') ?? '').split('\r\n').filter((line) => line !== '')
    expect(csv).toHaveLength(atEnd.total + 1)
    for (const [status, ocsfId, asffStatus] of [
      ['protected', 1, 'PASSED'],
      ['failing', 3, 'FAILED'],
      ['unknown', 2, 'WARNING'],
      ['not_applicable', 99, 'NOT_AVAILABLE'],
    ] as const) {
      const amount = atEnd[status]
      expect(countOf(status), status).toBe(amount)
      expect(ocsfs.filter(({ compliance }) => compliance.status_id === ocsfId).length, status).toBe(amount)
      expect(asffs.filter(({ Compliance }) => Compliance.Status === asffStatus).length, status).toBe(amount)
      expect(csv.filter((line) => line.replace('\uFEFF', '').startsWith(`${status},`)).length, status).toBe(
        amount,
      )
    }
    const { rows } = await listControls(ctx)
    const hipaa = rows.find(({ framework, control }) => framework === 'HIPAA' && control === '164.312(e)(1)')
    expect(hipaa?.counts.failing).toBe(
      findings.filter((one) => one.status === 'failing' && one.hipaa.includes('164.312(e)(1)')).length,
    )
  })

  it('is valid OCSF 1.6 and ASFF, line by line', () => {
    for (const line of linesOf('verdicts.ocsf.jsonl')) ocsf.parse(JSON.parse(line))
    for (const line of linesOf('verdicts.asff.jsonl')) asff.parse(JSON.parse(line))
  })

  it('runs no formula in a spreadsheet', () => {
    const csv = files.get('verdicts.csv') ?? ''
    expect(csv).toContain(`'=cmd|calc`)
    expect(csv).not.toMatch(/(^|,)"?=/m)
  })

  it('is signed: its digest covers the row that says it was made', async () => {
    const { digest } = report.model
    const { rows } = await world.owner.query<{ action: string; resourceId: string }>(
      `select action, resource_id as "resourceId" from audit_entry where customer_id = $1 and seq <= $2 order by seq desc limit 2`,
      [ctx.customerId, digest?.seq],
    )
    expect(rows).toEqual([
      { action: 'audit.digest', resourceId: String(digest?.number) },
      { action: 'report.make', resourceId: report.id },
    ])
    expect(report.modelHash).toBe(hashOfModel(report.model))
    expect(files.get('README.txt')).toContain(report.modelHash)
  })

  it('is a tagged PDF as well, and stays as it was made', async () => {
    const { body } = await exportReport(ctx, { id: report.id, format: 'pdf' })
    expect((body as Buffer).toString('latin1')).toContain('/StructTreeRoot')
    await expect(world.owner.query('delete from evidence_report')).rejects.toThrow(/append-only/)
  })

  it('refuses a period that ends before it begins, and another customer’s account', async () => {
    await expect(makeReport(ctx, { from: '2026-02-02', to: '2026-01-01' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(
      makeReport(ctx, {
        from: '2026-01-01',
        to: '2026-12-31',
        accounts: ['00000000-0000-4000-8000-000000000000'],
      }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})
