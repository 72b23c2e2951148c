import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { staffWrite } from '#lib/db/doors.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import type { Rule } from '#lib/domain/safeguards/rule.ts'
import type { Ctx } from '#lib/services/context.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { compareRevision } from './compare-revision.ts'
import { confirmRevision } from './confirm-revision.ts'
import { listRules } from './list-rules.ts'
import { listShadowJobs } from './list-shadow-jobs.ts'
import { proposeRevision } from './propose-revision.ts'
import { withdrawRevision } from './withdraw-revision.ts'

// A second wording, as a later release would bring it: it fails every job of more than three instances, and
// spares what has a single one.
vi.mock('#lib/domain/safeguards/rules/tuning-job-encryption-in-transit.ts', async (original) => {
  const { tuningJobEncryptionInTransit: rule } =
    await original<Record<'tuningJobEncryptionInTransit', Rule>>()
  const { instanceCountOf } = await import('#lib/domain/resources/resource-instances.ts')
  const judge: Rule['judge'] = (evidence, type) => {
    const before = rule.judge(evidence, type)
    const instances = evidence.kind === 'described' ? instanceCountOf(type, evidence.described) : null
    if (instances !== null && instances > 3)
      return { ...before, status: 'failing', reasons: [{ message: 'More than three instances.' }] }
    return instances === 1 ? { ...before, status: 'protected' } : before
  }
  const second = { revision: 2, since: '2026-11-25', changed: 'Counts instances as well.', judge }
  return {
    tuningJobEncryptionInTransit: {
      ...rule,
      ...{ judge, revision: 2, revisions: [...(rule.revisions ?? []), second] },
    },
  }
})

const region = 'us-east-1'
const second = { safeguard: enforcedSafeguard, revision: 2 }

describe('a second revision of the enforced rule', () => {
  let world: TestWorld
  let ann: Ctx
  let ben: Ctx
  let customerId: string
  let slug: string
  let account: { id: string; awsAccountId: string }

  const asStaff = async (): Promise<Ctx> => ({
    actor: await makePerson(world.owner, { isStaff: true }),
    ...{ customerId: null, requestId: 'test' },
  })
  const launch = (name: string, instances: number, isEncrypted: boolean) =>
    world.sandbox.sagemaker(account.awsAccountId, region, 'CreateHyperParameterTuningJob', {
      ...tuningJobRequest(account.awsAccountId, 'bucket', { name, instances, isEncrypted, isPaired: false }),
    })
  const sweep = () => sweepRegion(setupContext(customerId), { accountId: account.id, region })
  const stateOf = async (name: string) =>
    (
      await world.owner.query<{ state: string }>(
        'select state from termination where customer_id = $1 and job_name = $2',
        [customerId, name],
      )
    ).rows[0]?.state ?? null

  beforeAll(async () => {
    world = await openTestWorld()
    await world.sandbox.control('settings', { jobDurationMs: 3_600_000 })
    ann = await asStaff()
    ben = await asStaff()
    ;({ id: customerId, slug } = await makeCustomer())
    account = await connectAccount(world, customerId, { isArmed: true })
    await world.owner.query('update aws_account set hold_above = 0 where customer_id = $1', [customerId])
    await launch('wide', 4, true)
    await launch('narrow', 2, true)
    await launch('single', 1, false)
    await sweep()
  })
  afterAll(() => world.close())

  it('runs in shadow: it says what it would newly stop and spare, and stops nothing', async () => {
    expect(await stateOf('wide')).toBeNull()
    expect(await stateOf('single')).not.toBeNull()
    const { rows } = await listRules(ann)
    expect(rows[0]).toMatchObject({ inForce: { revision: 1 }, newer: [{ revision: 2 }], proposal: null })
    const shadow = await compareRevision(ann, second)
    expect(shadow).toMatchObject({
      ...{ from: 1, to: 2, customersJudged: 1 },
      totals: { judged: 3, runningStops: 1, runningSpares: 1, recentStops: 0, unreadable: 0 },
      customers: [{ slug, runningStops: 1, runningSpares: 1 }],
    })
    const jobs = await listShadowJobs(ann, { ...second, customer: slug })
    expect(
      jobs.rows
        .map(({ name, change, why }) => ({ name, change, why }))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    ).toEqual([
      { name: 'single', change: 'spares', why: expect.any(String) as string },
      { name: 'wide', change: 'stops', why: 'More than three instances.' },
    ])
    const looked = await world.owner.query(
      `select from audit_entry where customer_id = $1 and action = 'rule.look'`,
      [customerId],
    )
    expect(looked.rowCount).toBe(1)
  })

  it('is proposed only by who saw that, and put in force by a second person who did', async () => {
    const { hash: shown } = await compareRevision(ann, second)
    const propose = (given: string) => proposeRevision(ann, { ...second, shown: given, reason: 'wider jobs' })
    await expect(propose('unseen')).rejects.toMatchObject({ code: 'conflict' })
    const withdrawn = await propose(shown)
    await expect(propose(shown)).rejects.toThrow('proposed already')
    await withdrawRevision(ben, withdrawn)
    const { id } = await propose(shown)
    await expect(confirmRevision(ann, { id, shown })).rejects.toThrow('second person')
    await expect(confirmRevision(ben, { id, shown: 'unseen' })).rejects.toThrow('changed')
    // Nor does the database let one person do both, whatever the portal's code does.
    const personId = ann.actor?.kind === 'person' ? ann.actor.personId : ''
    await expect(
      staffWrite({ personId }, (tx) =>
        tx.ruleRevision.update({ where: { id }, data: { putInForceBy: personId, putInForceAt: new Date() } }),
      ),
    ).rejects.toThrow()
    await sweep()
    expect(await stateOf('wide')).toBeNull()
    await confirmRevision(ben, { id, shown })
    expect((await listRules(ann)).rows[0]).toMatchObject({ inForce: { revision: 2 }, newer: [] })
    const { rows } = await world.owner.query<{ details: { figures: unknown } }>(
      `select details from audit_entry where action = 'rule.put_in_force' and resource_id = $1`,
      [id],
    )
    expect(rows[0]?.details.figures).toMatchObject({ runningStops: 1, runningSpares: 1 })
  })

  it('then judges what runs again: what was running is a backlog and held, what is new is stopped', async () => {
    await sweep()
    expect(await stateOf('wide')).toBe('held')
    await launch('wider', 5, true)
    await sweep()
    expect(await stateOf('wider')).toBe('intended')
    expect(await stateOf('narrow')).toBeNull()
  })
})
