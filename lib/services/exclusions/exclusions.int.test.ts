import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { makeBucket } from '#lib/demo/buckets.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import type { Ctx, PersonActor } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { getResource } from '#lib/services/resources/get-resource.ts'
import { listResources } from '#lib/services/resources/list-resources.ts'
import { readBuckets } from '#lib/services/scans/read-buckets.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { answerQuestion } from './answer-question.ts'
import { approveExclusion } from './approve-exclusion.ts'
import { askForExclusion } from './ask-for-exclusion.ts'
import { askInformation } from './ask-information.ts'
import { attestAgain } from './attest-again.ts'
import { decideExclusions } from './decide-exclusions.ts'
import { declineExclusion } from './decline-exclusion.ts'
import { draftExclusion } from './draft-exclusion.ts'
import { exportExclusion } from './export-exclusion.ts'
import { getBrief } from './get-brief.ts'
import { getExclusion } from './get-exclusion.ts'
import { listExclusions } from './list-exclusions.ts'
import { listQueue } from './list-queue.ts'
import { previewExclusion } from './preview-exclusion.ts'
import { revokeExclusion } from './revoke-exclusion.ts'
import { setExclusionPolicy } from './set-exclusion-policy.ts'
import { suspendChanged } from './suspend-changed.ts'
import { settleExclusions } from './settle-exclusions.ts'
import { withdrawRequest } from './withdraw-request.ts'

const region = 'us-east-1'
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const because = { reason: 'synthetic data, agreed with the customer' }

describe('exclusions', () => {
  let world: TestWorld
  let customer: { id: string; slug: string; name: string }
  let account: { id: string; awsAccountId: string }
  let viewer: Ctx
  let admin: Ctx
  let sam: Ctx
  let tess: Ctx
  let system: Ctx
  let number = 0

  async function person(given: Partial<PersonActor>, name: string, customerId: string | null): Promise<Ctx> {
    const actor = await makePerson(world.owner, given)
    return { actor: { ...actor, name }, customerId, requestId: 'test' }
  }
  beforeAll(async () => {
    world = await openTestWorld()
    await world.sandbox.control('settings', { stoppingMs: 100, jobDurationMs: 3_600_000 })
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    customer = await makeCustomer()
    account = await connectAccount(world, customer.id, { isArmed: true })
    const own = { customerId: customer.id, slug: customer.slug, name: customer.name }
    viewer = await person({ memberships: [{ ...own, role: 'viewer' }] }, 'Vera', customer.id)
    admin = await person({ memberships: [{ ...own, role: 'admin' }] }, 'Adam', customer.id)
    sam = await person({ isStaff: true }, 'Sam', null)
    tess = await person({ isStaff: true }, 'Tess', null)
    system = setupContext(customer.id)
  })

  const requestFor = (name: string, bucket = 'bucket', isEncrypted: boolean | undefined = false) =>
    tuningJobRequest(account.awsAccountId, bucket, { name, instances: 2, isEncrypted })
  const fresh = () => `job-${++number}`
  const launch = (name: string, bucket?: string) =>
    world.sandbox.sagemaker(
      account.awsAccountId,
      region,
      'CreateHyperParameterTuningJob',
      requestFor(name, bucket),
    )
  const sweep = () => sweepRegion(system, { accountId: account.id, region })
  const ask = (names: string[], given: Record<string, unknown> = {}, ctx = viewer) =>
    askForExclusion(ctx, {
      ...{ accountId: account.id, region, names, reason: 'synthetic data only, no patients' },
      ...{ endsAt: inDays(20), planned: JSON.stringify(requestFor('plan')) },
      ...{ isAttested: true as const, attestationVersion: 1 as const },
      ...given,
    })
  async function active(given: Record<string, unknown> = {}): Promise<{ name: string; id: string }> {
    const name = fresh()
    const { id } = await ask([name], given)
    await approveExclusion(sam, { id, ...because })
    const found = await world.owner.query<{ id: string }>('select id from exclusion where request_id = $1', [
      id,
    ])
    return { name, id: found.rows[0]?.id ?? '' }
  }
  const stateOf = async (table: 'exclusion' | 'exclusion_request', id: string) =>
    (await world.owner.query<{ state: string }>(`select state from ${table} where id = $1`, [id])).rows[0]
      ?.state
  const refused = async (act: Promise<unknown>): Promise<string> => {
    const error = await act.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof ServiceError)) throw new Error(`not refused: ${String(error)}`)
    return `${error.code}: ${error.message}`
  }
  const trailOf = async (id: string) =>
    (
      await world.owner.query<{ action: string }>(
        'select action from audit_entry where customer_id = $1 and resource_id = $2 order by seq',
        [customer.id, id],
      )
    ).rows.map(({ action }) => action)
  const noticesOf = async (id: string) =>
    (
      await world.owner.query<{ kind: string }>(
        'select kind from notice where customer_id = $1 and resource_id = $2 order by at',
        [customer.id, id],
      )
    ).rows.map(({ kind }) => kind)

  it('lets a reserved job run, suspends the one with other inputs, and has that one stopped', async () => {
    const [right, wrong] = [fresh(), fresh()]
    const { id } = await ask([right, wrong])
    await approveExclusion(sam, { id, ...because })
    await launch(right)
    await launch(wrong, 'patients')
    expect((await sweep()).intended).toBe(1)
    const { names } = await getExclusion(viewer, { id })
    expect(names.map(({ name, exclusionState }) => [name, exclusionState])).toEqual([
      [right, 'active'],
      [wrong, 'suspended'],
    ])
    expect(names[1]?.changes.map(({ part }) => part)).toEqual(['inputs', 'outputs'])
    const stopped = await world.owner.query<{ name: string }>(
      'select job_name as name from termination where customer_id = $1',
      [customer.id],
    )
    expect(stopped.rows).toEqual([{ name: wrong }])
    expect(await noticesOf(names[1]?.exclusionId ?? '')).toEqual(['exclusion.suspended'])
    // Failing all the same: excused, never counted as right.
    const resource = await getResource(viewer, { id: names[0]?.resourceId ?? '' })
    expect(resource).toMatchObject({ status: 'failing' })
    expect(resource.excludedUntil).not.toBeNull()
    expect(resource.excuse).toEqual({
      ...{ askedBy: 'Vera', approvedBy: 'Sam', because: 'synthetic data only, no patients' },
    })
    const { rows } = await listResources(viewer, { excluded: 'true' })
    expect(rows.map(({ name, excuse }) => [name, excuse?.approvedBy])).toEqual([[right, 'Sam']])
  })

  it('excuses no resource of another kind that has the same name', async () => {
    const { name } = await active()
    const until = async (kind: string) =>
      (
        await world.owner.query<{ until: Date | null }>(
          'select excluded_until($1, $2, $3, $4, $5, $6) as until',
          [customer.id, account.id, region, kind, name, ['tuning-job-encryption-in-transit']],
        )
      ).rows[0]?.until
    expect(await until('tuning-job')).not.toBeNull()
    expect(await until('training-job')).toBeNull()
  })

  it('excuses a bucket, wherever it lies, and what lies in it is attested', async () => {
    const name = fresh()
    const bucket = `far-${name}`
    await makeBucket(world.sandbox, account.awsAccountId, { name: bucket, region: 'eu-central-1' })
    await launch(name, bucket)
    await sweep()
    await readBuckets(system, { accountId: account.id })
    const { id } = await ask([bucket], {
      ...{ region: 'eu-central-1', resourceType: 's3-bucket', planned: undefined },
      safeguard: 's3-bucket-encryption-in-transit',
    })
    await approveExclusion(sam, { id, ...because })
    const { names } = await getExclusion(viewer, { id })
    expect(names[0]?.attestation?.configuration.inputs).toEqual([`s3://${bucket}/`])
    await suspendChanged(system, { accountId: account.id, region: 'eu-central-1' })
    const { rows } = await listResources(viewer, { type: 's3-bucket' })
    expect(rows).toMatchObject([{ name: bucket, status: 'failing', excuse: { askedBy: 'Vera' } }])
  })

  it('has a job stopped once its exclusion has expired, by the database’s clock', async () => {
    const { name, id } = await active()
    await launch(name)
    expect((await sweep()).intended).toBe(0)
    await world.owner.query(
      `update exclusion set starts_at = now() - interval '2 days', ends_at = now() where id = $1`,
      [id],
    )
    expect((await sweep()).intended).toBe(1)
    expect((await settleExclusions(system)).expired).toBe(1)
    expect(await stateOf('exclusion', id)).toBe('expired')
    expect(await noticesOf(id)).toEqual(['exclusion.expired'])
    expect((await settleExclusions(system)).expired).toBe(0)
  })

  it('takes one of two decisions at the same instant, and tells the other who decided', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await ask([fresh()])
      const outcomes = await Promise.allSettled([
        approveExclusion(sam, { id, ...because }),
        round % 2 === 0
          ? approveExclusion(tess, { id, ...because })
          : declineExclusion(tess, { id, ...because }),
      ])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const lost = outcomes.find((outcome) => outcome.status === 'rejected')
      const winner = outcomes[0].status === 'fulfilled' ? 'Sam' : 'Tess'
      expect((lost?.reason as Error).message).toMatch(new RegExp(`was (approved|declined) by ${winner}`))
      const decisions = (await trailOf(id)).filter((action) => /approve|decline/.test(action))
      expect(decisions).toHaveLength(1)
    }
  })

  it('is never decided by who asked, nor by the customer’s people, nor by the portal', async () => {
    const { id } = await ask([fresh()])
    const own = { customerId: customer.id, slug: customer.slug, name: customer.name }
    const both = await person(
      { isStaff: true, memberships: [{ ...own, role: 'viewer' }] },
      'Both',
      customer.id,
    )
    expect(await refused(approveExclusion(both, { id, ...because }))).toMatch(/belong to this customer/)
    const asked = await ask([fresh()], {}, both)
    expect(await refused(approveExclusion(both, { id: asked.id, ...because }))).toMatch(/asked for this/)
    expect(await refused(approveExclusion(viewer, { id, ...because }))).toMatch(/^forbidden/)
    expect(await refused(approveExclusion(admin, { id, ...because }))).toMatch(/^forbidden/)
    expect(await refused(approveExclusion(system, { id, ...because }))).toMatch(/^forbidden/)
    const stale = { ...sam, actor: { ...(sam.actor as PersonActor), authenticatedAt: new Date(0) } }
    expect(await refused(approveExclusion(stale, { id, ...because }))).toMatch(/^step_up/)
    expect(await stateOf('exclusion_request', id)).toBe('requested')
  })

  it('is granted narrower or shorter, never wider or longer', async () => {
    const [one, two] = [fresh(), fresh()]
    const { id } = await ask([one, two])
    expect(await refused(approveExclusion(sam, { id, ...because, names: [one, 'other'] }))).toMatch(
      /narrower/,
    )
    expect(await refused(approveExclusion(sam, { id, ...because, endsAt: inDays(30) }))).toMatch(/shorter/)
    await approveExclusion(sam, { id, ...because, names: [two], endsAt: inDays(5) })
    const detail = await getExclusion(viewer, { id })
    expect(detail.names.map(({ exclusionState }) => exclusionState)).toEqual([null, 'active'])
    expect(Date.parse(detail.names[1]?.endsAt ?? '')).toBeLessThan(Date.parse(detail.askedEndsAt))
    expect(detail).toMatchObject({ deciderName: 'Sam', decisionReason: because.reason })
  })

  it('waits for a second approver above the customer’s limit', async () => {
    expect(
      await refused(
        setExclusionPolicy(viewer, { maxDays: 60, secondApproverOverDays: 10, productionAccountIds: [] }),
      ),
    ).toMatch(/admin/)
    await setExclusionPolicy(admin, { maxDays: 60, secondApproverOverDays: 10, productionAccountIds: [] })
    expect(await refused(ask([fresh()], { endsAt: inDays(61) }))).toMatch(/At most 60 days/)
    const { id } = await ask([fresh()])
    expect(await approveExclusion(sam, { id, ...because })).toMatchObject({ state: 'endorsed' })
    expect(await refused(approveExclusion(sam, { id, ...because }))).toMatch(/first of two/)
    expect((await getBrief(tess, { id })).secondApproverBecause).toMatch(/more than 10 days/)
    expect(await approveExclusion(tess, { id, ...because })).toMatchObject({ state: 'approved' })
    const [one, other] = [fresh(), fresh()]
    const two = await ask([one, other])
    await approveExclusion(sam, { id: two.id, names: [one], endsAt: inDays(15), ...because })
    // The second of two sees what the first grants, and can grant no more.
    expect((await getBrief(tess, { id: two.id })).most.names).toEqual([one])
    expect(await refused(approveExclusion(tess, { id: two.id, names: [other], ...because }))).toMatch(
      /narrower, never wider/,
    )
    await askInformation(tess, { id: two.id, question: 'why only fifteen days?' })
    expect((await getBrief(tess, { id: two.id })).most.names).toEqual([one, other])
    const short = await ask([fresh()], { endsAt: inDays(5) })
    expect(await approveExclusion(sam, { id: short.id, ...because })).toMatchObject({ state: 'approved' })
    await setExclusionPolicy(admin, {
      ...{ maxDays: 60, secondApproverOverDays: null, productionAccountIds: [account.id] },
    })
    const production = await ask([fresh()], { endsAt: inDays(1) })
    expect(await approveExclusion(sam, { id: production.id, ...because })).toMatchObject({
      state: 'endorsed',
    })
  })

  it('asks, answers, lapses and is withdrawn; clocks start again with the answer', async () => {
    const { id } = await ask([fresh()])
    await askInformation(sam, { id, question: 'Which data is it?' })
    expect(await refused(approveExclusion(sam, { id, ...because }))).toMatch(/information/)
    expect((await getExclusion(viewer, { id })).respondBy).toBeNull()
    await answerQuestion(admin, { id, answer: 'Generated by our own script.' })
    const answered = await getExclusion(viewer, { id })
    expect(answered.respondBy).not.toBeNull()
    expect(answered.events.map(({ kind, words }) => [kind, words])).toEqual([
      ['send', 'synthetic data only, no patients'],
      ['ask_information', 'Which data is it?'],
      ['answer', 'Generated by our own script.'],
    ])
    await world.owner.query(
      `update exclusion_request set lapses_at = now(), respond_by = now() where id = $1`,
      [id],
    )
    expect(await refused(approveExclusion(sam, { id, ...because }))).toMatch(/lapsed/)
    expect(await settleExclusions(system)).toMatchObject({ lapsed: 1 })
    expect(await stateOf('exclusion_request', id)).toBe('lapsed')
    const second = await ask([fresh()])
    await world.owner.query(`update exclusion_request set respond_by = now() where id = $1`, [second.id])
    expect(await settleExclusions(system)).toMatchObject({ late: 1 })
    expect(await settleExclusions(system)).toMatchObject({ late: 0 })
    await withdrawRequest(viewer, { id: second.id })
    expect(await refused(approveExclusion(sam, { id: second.id, ...because }))).toMatch(/withdrawn/)
  })

  it('refuses patterns, missing plans, plans that pass, and signatures of another text', async () => {
    await expect(ask(['risk-*'])).rejects.toThrow(/pattern/)
    await expect(ask(Array.from({ length: 21 }, fresh))).rejects.toThrow(/At most 20/)
    expect(await refused(ask([fresh()], { planned: undefined }))).toMatch(/paste the request/)
    expect(await refused(ask([fresh()], { planned: '{' }))).toMatch(/not JSON/)
    expect(await refused(ask([fresh()], { planned: '{}' }))).toMatch(/cannot be judged/)
    const right = JSON.stringify(requestFor('plan', 'bucket', true))
    expect(await refused(ask([fresh()], { planned: right }))).toMatch(/needs no exclusion/)
    await expect(ask([fresh()], { isAttested: false })).rejects.toThrow(/Sign/)
    await expect(ask([fresh()], { isUrgent: true })).rejects.toThrow(/urgent/)
    expect(await refused(ask([fresh()], { endsAt: inDays(91) }))).toMatch(/At most 90/)
    expect(await refused(ask([fresh()], { endsAt: inDays(-1) }))).toMatch(/past/)
  })

  it('shows what overlaps before anything is sent', async () => {
    const { name } = await active()
    const asked = await ask([name])
    const preview = await previewExclusion(viewer, {
      ...{ accountId: account.id, region, names: [name, 'other'], endsAt: inDays(100) },
      planned: JSON.stringify(requestFor('plan')),
    })
    expect(preview.names[0]?.overlaps.map(({ kind }) => kind).sort()).toEqual(['exclusion', 'request'])
    expect(preview.names[0]?.overlaps.some(({ id }) => id === asked.id)).toBe(true)
    expect(preview.names[1]).toMatchObject({ kind: 'reserved', problem: null })
    expect(preview.endProblem).toMatch(/At most 90/)
    expect(preview.configuration?.inputs).toEqual(['s3://bucket/train/'])
  })

  it('is warned of before its end, each warning once, sooner when a job runs', async () => {
    const { name, id } = await active()
    const at = (starts: string, ends: string) =>
      world.owner.query(
        `update exclusion set starts_at = now() - interval '${starts}', ends_at = now() + interval '${ends}' where id = $1`,
        [id],
      )
    expect((await settleExclusions(system)).warned).toBe(0)
    await at('10 days', '13 days')
    expect((await settleExclusions(system)).warned).toBe(1)
    expect((await settleExclusions(system)).warned).toBe(0)
    await at('20 days', '2 days')
    expect((await settleExclusions(system)).warned).toBe(1)
    await at('20 days', '10 hours')
    expect((await settleExclusions(system)).warned).toBe(1)
    await at('20 days', '5 hours')
    expect((await settleExclusions(system)).warned).toBe(0)
    await launch(name)
    await sweep()
    expect((await settleExclusions(system)).warned).toBe(1)
    expect((await settleExclusions(system)).warned).toBe(0)
    expect(await noticesOf(id)).toEqual(Array.from({ length: 4 }, () => 'exclusion.ending'))
  })

  it('is attested again for what runs now, and revoked at once by either side', async () => {
    const { name, id } = await active()
    await launch(name, 'other')
    await sweep()
    expect(await stateOf('exclusion', id)).toBe('suspended')
    await attestAgain(viewer, { id, isAttested: true, attestationVersion: 1 })
    expect(await stateOf('exclusion', id)).toBe('active')
    await sweep()
    expect(await stateOf('exclusion', id)).toBe('active')
    expect(await noticesOf(id)).toEqual(['exclusion.suspended', 'exclusion.attested'])
    await revokeExclusion(viewer, { id, reason: 'no longer needed' })
    expect(await stateOf('exclusion', id)).toBe('revoked')
    expect(await refused(revokeExclusion(admin, { id, reason: 'again' }))).toMatch(/was revoked/)
    expect(await refused(attestAgain(viewer, { id, isAttested: true, attestationVersion: 1 }))).toMatch(
      /revoked/,
    )
  })

  it('is extended by a new request that takes the old one’s place', async () => {
    const { name, id } = await active()
    expect(await refused(ask([name], { extendsId: id, endsAt: inDays(10) }))).toMatch(/ends later/)
    expect(await refused(ask(['other'], { extendsId: id, endsAt: inDays(40) }))).toMatch(/same resource/)
    const next = await ask([name], {
      extendsId: id,
      endsAt: inDays(40),
      reason: 'three more weeks are needed',
    })
    expect((await getBrief(sam, { id: next.id })).former?.changes.map(({ what }) => what)).toEqual([
      'Ends',
      'Why',
    ])
    expect(await stateOf('exclusion', id)).toBe('active')
    await approveExclusion(sam, { id: next.id, ...because })
    expect(await stateOf('exclusion', id)).toBe('extended')
    const { rows, counts } = await listExclusions(viewer, { view: 'active' })
    expect(rows.map(({ requestId }) => requestId)).toEqual([next.id])
    expect(counts).toMatchObject({ active: 1, asked: 0, ended: 1 })
  })

  it('shows support a queue without names, and records whoever opens a brief', async () => {
    const draft = await draftExclusion(viewer, {
      ...{ accountId: account.id, region, names: [fresh()], endsAt: inDays(3) },
    })
    const later = await ask([fresh()])
    const urgent = await ask([fresh()], { isUrgent: true, urgentBecause: 'a paper is due' })
    const { rows, counts } = await listQueue(sam, { customer: customer.slug })
    expect(rows.map(({ id }) => id)).toEqual([urgent.id, later.id])
    expect(JSON.stringify(rows)).not.toContain('job-')
    expect(counts.urgent).toBeGreaterThan(0)
    expect(await refused(getBrief(sam, { id: draft.id }))).toMatch(/not_found/)
    await getBrief(sam, { id: later.id })
    const brief = await getBrief(sam, { id: later.id })
    expect(brief).toMatchObject({ instances: 2, buckets: [{ name: 'bucket', bucket: null }] })
    expect(brief.names[0]?.reasons[0]?.message).toContain('not encrypted')
    expect(brief.suggested.approve).toContain('Vera attested')
    expect(await trailOf(later.id)).toEqual(['exclusion.ask', 'exclusion.look'])
    await getBrief(tess, { id: later.id })
    expect(await trailOf(later.id)).toEqual(['exclusion.ask', 'exclusion.look', 'exclusion.look'])
  })

  it('records who reads an attestation, once for as long as the page stays open', async () => {
    const { id } = await ask([fresh()])
    await getExclusion(viewer, { id })
    await getExclusion(viewer, { id })
    expect(await trailOf(id)).toEqual(['exclusion.ask', 'attestation.read'])
    await getExclusion(admin, { id })
    expect(await trailOf(id)).toEqual(['exclusion.ask', 'attestation.read', 'attestation.read'])
    const draft = await draftExclusion(viewer, {
      ...{ accountId: account.id, region, names: [fresh()], endsAt: inDays(3) },
    })
    await getExclusion(viewer, { id: draft.id })
    expect(await trailOf(draft.id)).not.toContain('attestation.read')
  })

  it('says how the buckets stand, of what runs and of what is planned', async () => {
    const name = fresh()
    const bucket = `far-${name}`
    await makeBucket(world.sandbox, account.awsAccountId, { name: bucket, region })
    await launch(name, bucket)
    await sweep()
    const running = await ask([name], { planned: undefined })
    const planned = await ask([fresh()], { planned: JSON.stringify(requestFor('plan', bucket)) })
    expect((await getBrief(sam, { id: running.id })).buckets).toEqual([{ name: bucket, bucket: null }])
    expect((await getBrief(sam, { id: running.id })).suggested.ask).toContain('could not read the buckets')
    await readBuckets(system, { accountId: account.id })
    for (const { id } of [running, planned]) {
      const { buckets, notFollowed, suggested } = await getBrief(sam, { id })
      expect(buckets).toMatchObject([{ name: bucket, bucket: { status: 'failing', isGone: false } }])
      expect(buckets[0]?.bucket?.verdicts.map(({ status }) => status)).toEqual([
        ...['protected', 'failing', 'protected'],
      ])
      expect(notFollowed).toEqual([])
      expect(suggested.decline).toContain('1 bucket that the job uses fails')
    }
  })

  it('says what it would have spared', async () => {
    const stopped = fresh()
    await launch(stopped)
    await sweep()
    const { id } = await ask([fresh()])
    expect((await getBrief(sam, { id })).replay).toEqual({ sameName: 0, sameConfiguration: 1 })
    const same = await ask([stopped], { planned: undefined })
    expect((await getBrief(sam, { id: same.id })).replay).toEqual({ sameName: 1, sameConfiguration: 1 })
  })

  it('is decided by the hundred, with a result for each', async () => {
    const ids = []
    for (let index = 0; index < 4; index++) ids.push((await ask([fresh()])).id)
    await withdrawRequest(viewer, { id: ids[1] ?? '' })
    const { results } = await decideExclusions(sam, { ids, act: 'decline', reason: 'all the same reason' })
    expect(results.map(({ isDone }) => isDone)).toEqual([true, false, true, true])
    expect(results[1]?.problem).toMatch(/withdrawn/)
  })

  it('sends what was drafted, by whoever drafted it', async () => {
    const name = fresh()
    const { id: draftId } = await draftExclusion(viewer, {
      ...{ accountId: account.id, region, names: [name], endsAt: inDays(3) },
    })
    expect(await refused(ask([name], { draftId }, admin))).toMatch(/Somebody else began/)
    expect((await ask([name], { draftId })).id).toBe(draftId)
    expect(await refused(ask([name], { draftId }))).toMatch(/waits for support/)
    await expect(
      world.owner.query(`update exclusion_request set reason = 'changed' where id = $1`, [draftId]),
    ).rejects.toThrow(/cannot be changed/)
    await expect(
      world.owner.query(`update exclusion_attestation set signer_name = 'x' where request_id = $1`, [
        draftId,
      ]),
    ).rejects.toThrow(/append-only/)
  })

  it('is handed over as a tagged PDF', async () => {
    const { id } = await active()
    const { pdf, fileName } = await exportExclusion(viewer, { id })
    expect(fileName).toContain(id)
    const text = pdf.toString('latin1')
    expect(text).toMatch(/^%PDF-1\.7/)
    expect(text).toContain('/MarkInfo')
    expect(text).toContain('/S /H1')
  })

  it('pages through what has ended, each line once', async () => {
    for (let index = 0; index < 5; index++) await withdrawRequest(viewer, { id: (await ask([fresh()])).id })
    const { id } = await active()
    await revokeExclusion(admin, { id, reason: 'done with it' })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listExclusions(viewer, { view: 'ended', limit: 2, ...(after && { after }) })
      expect(page.total).toBe(6)
      seen.push(...page.rows.map((row) => row.id))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(new Set(seen).size).toBe(6)
    expect(seen[0]).toBe(id)
  })
})
