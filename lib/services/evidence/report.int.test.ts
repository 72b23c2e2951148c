import { createPublicKey } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { fromBuffer } from 'yauzl'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { askFor } from '#lib/checks/exclusions-matrix.ts'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import type { Finding } from '#lib/domain/evidence.ts'
import { groupName } from '#lib/domain/group/group.ts'
import { monthBounds, monthOf } from '#lib/domain/month.ts'
import { reportTables } from '#lib/domain/report-tables.ts'
import { measuredWords } from '#lib/domain/report-words.ts'
import { publicPem, signingKey } from '#lib/services/audit/digest.ts'
import { exportTrail } from '#lib/services/audit/export-trail.ts'
import { verifyExport } from '#lib/services/audit/verify-export.ts'
import { type Ctx, systemContext } from '#lib/services/context.ts'
import { recordResources } from '#lib/services/scans/record-resources.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { takeInventory } from '#lib/services/scans/take-inventory.ts'
import { recordCoverage } from '#lib/services/enforcement/record-coverage.ts'
import { approveExclusion } from '#lib/services/exclusions/approve-exclusion.ts'
import { askForExclusion } from '#lib/services/exclusions/ask-for-exclusion.ts'
import { finishAccessReview } from '#lib/services/group/finish-access-review.ts'
import { readGroup } from '#lib/services/group/read-group.ts'
import { recordReviewItem } from '#lib/services/group/record-review-item.ts'
import { startAccessReview } from '#lib/services/group/start-access-review.ts'
import { enqueueDueReports } from './enqueue-due-reports.ts'
import { exportReport } from './export-report.ts'
import { getReport } from './get-report.ts'
import { getReportSchedule } from './get-report-schedule.ts'
import { listControls } from './list-controls.ts'
import { listReports } from './list-reports.ts'
import { makeScheduledReport } from './make-scheduled-report.ts'
import { setReportSchedule } from './set-report-schedule.ts'
import { makeReport } from './make-report.ts'
import { hashOfContent, hashOfModel } from './report-view.ts'
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
  status_id: z.literal(3).optional(),
  status: z.literal('Suppressed').optional(),
  status_code: z.literal('excluded').optional(),
  status_detail: z.string().min(1).optional(),
  comment: z.string().min(1).optional(),
  /** https://schema.ocsf.io/1.6.0/objects/enrichment: data, name and value are required. */
  enrichments: z
    .array(
      z.strictObject({
        name: z.literal('status_id'),
        value: z.literal('3'),
        type: z.literal('exclusion'),
        provider: z.string(),
        data: z.strictObject({ uid: z.uuid(), end_time: z.int() }),
      }),
    )
    .length(1)
    .optional(),
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
    status_details: z.array(z.string().min(1)).min(1),
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
  ProductFields: z
    .record(z.string().min(1).max(128), z.string().min(1).max(2048))
    .refine((fields) => Object.keys(fields).length <= 50),
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
  Note: z
    .strictObject({
      Text: z.string().min(1).max(512),
      UpdatedBy: z.string().min(1).max(512),
      UpdatedAt: z.iso.datetime(),
    })
    .optional(),
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
      ['job', false],
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
    for (const UserName of ['ana', 'ben'])
      await world.sandbox.query(account.awsAccountId, 'iam', 'CreateUser', { UserName })
    await world.sandbox.query(account.awsAccountId, 'iam', 'AddUserToGroup', {
      ...{ GroupName: groupName, UserName: 'ana' },
    })
    await readGroup(setupContext(customerId), { accountId: account.id })
    const review = {
      id: account.id,
      ...(await startAccessReview(setupContext(customerId), { id: account.id })),
    }
    const { rows: users } = await world.owner.query<{ id: string }>(
      `select user_id as id from group_member where customer_id = $1`,
      [customerId],
    )
    await recordReviewItem(setupContext(customerId), {
      ...review,
      ...{ userIds: users.map(({ id }) => id), decision: 'kept', reason: 'trains weekly' },
    })
    await finishAccessReview(setupContext(customerId), review)
    const asked = await askForExclusion(ctx, askFor(account.id))
    const support = await makePerson(world.owner, {
      isStaff: true,
      entries: [{ customerId, slug, name, reason: 'test', endsAt: new Date(Date.now() + 3_600_000) }],
    })
    await approveExclusion(
      { actor: support, customerId, requestId: 'test' },
      { id: asked.id, reason: 'a test approves' },
    )
    await sweepRegion(setupContext(customerId), { accountId: account.id, region: 'us-east-1' })
    await recordCoverage(setupContext(null), { sweepSeconds: 60 })
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

  it('counts what is excluded as failing, and says so', async () => {
    const { atEnd, safeguards, history } = report.model
    expect(atEnd.excluded).toBe(1)
    expect(history.at(-1)?.counts.excluded).toBe(1)
    const enforced = safeguards.find(({ id }) => id === 'tuning-job-encryption-in-transit')
    expect(enforced?.counts).toMatchObject({ failing: 2, excluded: 1, protected: 1 })
    const { rows } = await listControls(ctx)
    expect(rows.find(({ control }) => control === '164.312(e)(1)')?.counts.excluded).toBe(1)
    expect(files.get('README.txt')).toContain('(1 of them excluded)')
  })

  it('marks what is excluded in every file: failing all the same, with who, why and until when', async () => {
    const { rows } = await world.owner.query<{ id: string }>(
      `select id from exclusion where customer_id = $1`,
      [ctx.customerId],
    )
    const exclusionIds = rows.map((row) => row.id)
    const lines = (name: string) =>
      (files.get(name) ?? '')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    const [found, ...others] = lines('verdicts.jsonl').filter(({ exclusion }) => exclusion !== null)
    expect(others).toEqual([])
    expect(found).toMatchObject({ name: 'job', status: 'failing', exclusion: { askedBy: 'Test person' } })
    const [suppressed] = lines('verdicts.ocsf.jsonl').filter(({ status_id: id }) => id === 3)
    expect(suppressed).toMatchObject({ status: 'Suppressed', compliance: { status: 'Fail' } })
    expect(suppressed?.status_detail).toMatch(
      /^Excluded until .*: asked by Test person, approved by .*, because “/,
    )
    const { id, until } = (found as unknown as { exclusion: { id: string; until: string } }).exclusion
    expect(suppressed).toMatchObject({
      status_code: 'excluded',
      enrichments: [{ type: 'exclusion', data: { uid: id, end_time: Date.parse(until) } }],
    })
    const noted = lines('verdicts.asff.jsonl').filter(({ Note }) => Note !== undefined)
    expect(noted).toMatchObject([
      {
        Workflow: { Status: 'SUPPRESSED' },
        Compliance: { Status: 'FAILED' },
        ProductFields: {
          'cleardata/suppressed-because': 'excluded',
          'cleardata/exclusion-id': id,
          'cleardata/excluded-until': until,
        },
      },
    ])
    expect(exclusionIds).toEqual([id])
    const excused = (files.get('verdicts.csv') ?? '')
      .split('\r\n')
      .filter((line) => line.includes('Test person'))
    expect(excused).toHaveLength(1)
    expect(excused[0]).toMatch(/^failing,/)
  })

  it('says who was in the group, what was reviewed, attested and covered', () => {
    const { groups, reviews, exclusions, stretches, coverage, accounts } = report.model
    expect(groups).toMatchObject([
      { exists: true, members: [{ userName: 'ana', addedBy: null }], added: 0, removed: 0, outside: 0 },
    ])
    expect(reviews).toMatchObject([
      { kept: 1, removed: 0, undecided: 0, startedBy: expect.any(String) as string },
    ])
    expect(exclusions).toMatchObject([
      { jobName: 'job', state: 'active', attestation: { by: 'Test person', textVersion: 1 } },
    ])
    expect(stretches).toMatchObject([{ account: accounts[0]?.name, state: 'armed', reason: null }])
    expect(coverage).toMatchObject([{ state: 'armed' }])
  })

  it('has each of its tables as a file, row for row', () => {
    const tables = reportTables(report.model)
    expect(tables.map(({ id }) => id)).toContain('group-members')
    for (const { id, columns, rows } of tables) {
      const lines = (files.get(`${id}.csv`) ?? '').replace('\uFEFF', '').split('\r\n')
      expect(lines[0]?.split(',').length, id).toBe(columns.length)
      expect(lines, id).toHaveLength(rows.length + 2)
      for (const row of rows) expect(row, id).toHaveLength(columns.length)
    }
  })

  it('knows who was a member at an end that has passed', async () => {
    const { rows: members } = await world.owner.query<{ userId: string; accountId: string }>(
      `select user_id as "userId", account_id as "accountId" from group_member where customer_id = $1`,
      [ctx.customerId],
    )
    const [{ userId, accountId } = { userId: '', accountId: '' }] = members
    await world.owner.query(
      `insert into coverage (customer_id, account_id, started_at, ended_at, state)
       values ($1, $2, '2025-12-01Z', '2026-03-01Z', 'armed')`,
      [ctx.customerId, accountId],
    )
    const membersOf = async (from: string, to: string) =>
      (await makeReport(ctx, { from, to })).model.groups[0]?.members.map(({ userName }) => userName)
    expect(await membersOf('2026-01-01', '2026-01-31')).toEqual([])
    await world.owner.query(
      `insert into group_change (customer_id, account_id, set_id, user_id, user_name, user_arn, action, origin, state,
         reason, requested_by_name, settled_at)
       values ($1, $2, gen_random_uuid(), $3, 'ana', 'arn', 'remove', 'person', 'confirmed', 'test', 'x', '2026-02-15Z')`,
      [ctx.customerId, accountId, userId],
    )
    // Removed in February and back since: a member in January all the same.
    expect(await membersOf('2026-01-01', '2026-01-31')).toEqual(['ana'])
    expect(await membersOf('2026-02-01', '2026-02-28')).toEqual([])
  })

  it('is made by itself for the month past, once, and people are told', async () => {
    const schedule = setupContext(null)
    const { customerId } = ctx
    await world.owner.query(
      `update aws_account set created_at = now() - interval '70 days' where customer_id = $1`,
      [customerId],
    )
    expect((await getReportSchedule(ctx)).isOn).toBe(true)
    const admin = setupContext(customerId)
    await setReportSchedule(admin, { isOn: false })
    expect(await enqueueDueReports(schedule)).toBe(0)
    await setReportSchedule(admin, { isOn: true })
    expect(await enqueueDueReports(schedule)).toBe(1)
    const { rows: jobs } = await world.owner.query<{ data: { customerId: string; month: string } }>(
      `select data from pgboss.job where name = 'make-report'`,
    )
    const month = jobs[0]?.data.month ?? ''
    expect(jobs).toEqual([
      { data: { customerId, month: monthOf(new Date(monthBounds(monthOf(new Date())).from.getTime() - 1)) } },
    ])
    const worker = systemContext('make-report', ['report:carry_out'], customerId)
    const made = await Promise.all([
      makeScheduledReport(worker, { month }),
      makeScheduledReport(worker, { month }),
    ])
    expect(made.filter((id) => id !== null)).toHaveLength(1)
    expect(await enqueueDueReports(schedule)).toBe(0)
    const { rows } = await listReports(ctx)
    expect(rows.filter(({ isScheduled }) => isScheduled)).toMatchObject([
      { from: monthBounds(month).from.toISOString(), to: monthBounds(month).to.toISOString() },
    ])
    const notices = await world.owner.query<{ resourceId: string }>(
      `select resource_id as "resourceId" from notice where customer_id = $1 and kind = 'report.ready'`,
      [customerId],
    )
    expect(notices.rows).toEqual([{ resourceId: made.find((id) => id !== null) }])
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
    expect(report.isAsRecorded).toBe(true)
    expect(files.get('README.txt')).toContain(report.modelHash)
  })

  it('is found out when a superuser rewrites it: the trail holds the hash of what it said', async () => {
    const key = signingKey()
    if (!key) throw new Error('the test world has a key')
    const { body } = await exportTrail(systemContext('test', ['audit:export'], ctx.customerId))
    const trail = await buffer(body)
    const verify = (model: object) => {
      const bytes = (async function* () {
        yield await Promise.resolve(trail)
      })()
      return verifyExport(bytes, createPublicKey(publicPem(key)), hashOfContent(model))
    }
    const kept = JSON.parse(files.get('report.json') ?? '') as ReportDetail['model']
    expect(await verify(kept)).toMatchObject({ ok: true, isReportRecorded: true })
    const forged = { ...report.model, atEnd: { ...report.model.atEnd, failing: 0 } }
    expect(await verify(forged)).toMatchObject({ ok: false, isReportRecorded: false })
    const write = async (model: object) => {
      await world.owner.query('begin')
      await world.owner.query('set local session_replication_role = replica')
      await world.owner.query('update evidence_report set model = $1, model_hash = $2 where id = $3', [
        ...[model, hashOfModel(model as ReportDetail['model']), report.id],
      ])
      await world.owner.query('commit')
    }
    await write(forged)
    expect((await getReport(ctx, { id: report.id })).isAsRecorded).toBe(false)
    await write(report.model)
    expect((await getReport(ctx, { id: report.id })).isAsRecorded).toBe(true)
  })

  it('says the same when what vanished is back: each moment has what was listed then', async () => {
    const { customerId } = ctx
    const ids = await world.owner.query<{ id: string; arn: string }>(
      `select id, arn from resource where customer_id = $1 and type = 'tuning-job' order by id limit 1`,
      [customerId],
    )
    const [{ id, arn } = { id: '', arn: '' }] = ids.rows
    const today = new Date().toISOString().slice(0, 10)
    const linesOfZip = async (reportId: string) => {
      const { body } = await exportReport(ctx, { id: reportId, format: 'zip' })
      return (await unzip(await buffer(body as Readable))).get('verdicts.jsonl')?.trim().split('\n') ?? []
    }
    const own = report.model.atEnd.total
    await world.owner.query(`update resource set closed_at = now() where id = $1`, [id])
    const without = await makeReport(ctx, { from: today, to: today })
    expect(without.model.atEnd.total).toBeLessThan(own)
    await world.owner.query(`update resource set closed_at = null where id = $1`, [id])
    const again = await makeReport(ctx, { from: today, to: today })
    expect(again.model.atEnd.total).toBe(own)
    for (const made of [report, without, again]) {
      const lines = await linesOfZip(made.id)
      expect(lines).toHaveLength(made.model.atEnd.total)
      expect(lines.some((line) => line.includes(arn))).toBe(made !== without)
    }
    const { rows } = await world.owner.query<{ after: string }>(
      `select after from status_change where resource_id = $1 and subject = 'presence' order by at, id`,
      [id],
    )
    expect(rows.map(({ after }) => after)).toEqual(['gone', 'listed'])
  })

  it('counts a thing that was made anew under its old name once, and gives each an id of its own', async () => {
    const asffIds = linesOf('verdicts.asff.jsonl').map((line) => (JSON.parse(line) as { Id: string }).Id)
    expect(new Set(asffIds).size).toBe(asffIds.length)
    const place = { customerId: ctx.customerId ?? '', region: 'us-east-1' }
    const { rows } = await world.owner.query<{ accountId: string; arn: string; name: string }>(
      `select account_id as "accountId", arn, name from resource where customer_id = $1 and name = 'right'`,
      [ctx.customerId],
    )
    const [{ accountId, arn, name } = { accountId: '', arn: '', name: '' }] = rows
    const anew = {
      ...({ type: 'tuning-job', arn, name, awsStatus: 'Completed', endTime: null } as const),
      ...{ creationTime: new Date(), evidence: { kind: 'described', described: {} } as const },
    }
    await customerWrite(place, (tx) => recordResources(tx, { ...place, accountId }, [anew], new Date()))
    const open = await world.owner.query(
      `select id from resource where customer_id = $1 and arn = $2 and closed_at is null`,
      [ctx.customerId, arn],
    )
    expect(open.rows).toHaveLength(1)
  })

  it('refuses a period before anything was watched, and says since when', async () => {
    const { id: customerId, slug, name: title } = await makeCustomer()
    const actor = await makePerson(world.owner, {
      memberships: [{ customerId, slug, name: title, role: 'viewer' }],
    })
    const own = { actor, customerId, requestId: 'test' }
    await connectAccount(world, customerId, { isArmed: true })
    await recordCoverage(setupContext(null), { sweepSeconds: 60 })
    const today = new Date().toISOString().slice(0, 10)
    await expect(makeReport(own, { from: '2026-01-01', to: '2026-01-31' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { to: `These accounts are watched since ${today}. Choose that day or a later one.` },
    })
    const { model } = await makeReport(own, { from: '2026-01-01', to: today })
    expect(measuredWords(model).at(-1)).toMatch(
      /was not watched before .*: nothing is known of it from then\.$/,
    )
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
