import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { kinds } from '#lib/aws/collectors/kinds.ts'
import { trainingJobRequest, tuningJobRequest } from '#lib/demo/jobs.ts'
import { otherResources } from '#lib/demo/kinds.ts'
import type { Ctx } from '#lib/services/context.ts'
import { type ResourceType, resourceTypeIds } from '#lib/domain/resources/types.ts'
import { rulesFor } from '#lib/domain/safeguards/catalogue.ts'
import { getCustomerHome } from '#lib/services/customers/get-customer-home.ts'
import { getResource } from '#lib/services/resources/get-resource.ts'
import { listResources } from '#lib/services/resources/list-resources.ts'
import { takeInventory } from './take-inventory.ts'

const region = 'us-east-1'

describe('an inventory of one account and region', () => {
  let world: TestWorld
  let ctx: Ctx
  let account: { id: string; awsAccountId: string }
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    await fetch(`${world.sandbox.endpoint}/_control/faults`, { method: 'DELETE' })
    await makeAccount()
  })
  async function makeAccount(): Promise<void> {
    const { id } = await makeCustomer()
    ctx = setupContext(id)
    account = await connectAccount(world, id)
    const past = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    await world.sandbox.control('seed', {
      accountId: account.awsAccountId,
      region,
      tuningJobs: Array.from({ length: 6 }, (_, index) => ({
        request: tuningJobRequest(account.awsAccountId, 'b', {
          name: `hpo-${index}`,
          instances: index + 1,
          isEncrypted: index % 2 === 0,
        }),
        creationTime: past(index + 1),
        endTime: past(index),
        status: 'Completed',
      })),
      trainingJobs: Array.from({ length: 5 }, (_, index) => ({
        request: trainingJobRequest(account.awsAccountId, 'b', {
          name: `train-${index}`,
          instances: 1,
          isEncrypted: index === 0,
        }),
        creationTime: past(index + 1),
        endTime: past(index),
        status: 'Completed',
      })),
    })
  }
  const take = () => takeInventory(ctx, { accountId: account.id, region })
  const fault = (given: Record<string, unknown>) =>
    world.sandbox.control('faults', { service: 'sagemaker', accountId: account.awsAccountId, ...given })

  it('counts what it read, and describes each job once', async () => {
    await world.sandbox.control('settings', { shortPages: true })
    const first = await take()
    await world.sandbox.control('settings', { shortPages: false })
    expect(first).toMatchObject({ resources: 11, found: 11, gaps: [] })
    const home = await getCustomerHome(ctx)
    expect(home.counts).toEqual({
      protected: 4,
      failing: 7,
      unknown: 0,
      not_applicable: 0,
      excluded: 0,
      total: 11,
    })
    expect(home.oldestReadAt).not.toBeNull()
    const second = await take()
    expect(second).toMatchObject({ found: 0, changed: 0, vanished: 0 })
    // A list of each kind, the agent jobs' two categories, and whether the region has a model.
    expect(second.calls).toBe(kinds.length + 2)
  })

  it('makes a denied describe unknown, names the action, and judges it once it may', async () => {
    await fault({ action: 'Search', kind: 'access_denied' })
    await fault({ action: 'DescribeTrainingJob', kind: 'access_denied' })
    const { gaps } = await take()
    expect(gaps).toEqual([
      expect.objectContaining({
        action: 'DescribeTrainingJob',
        error: 'AccessDeniedException',
        region,
        count: 5,
      }),
    ])
    const { counts, accounts } = await getCustomerHome(ctx)
    expect(counts).toMatchObject({ protected: 3, failing: 3, unknown: 5 })
    expect(accounts[0]?.regions[0]).toMatchObject({ outcome: 'partial', lastCompleteAt: null })
    await fetch(`${world.sandbox.endpoint}/_control/faults`, { method: 'DELETE' })
    await take()
    expect((await getCustomerHome(ctx)).counts).toMatchObject({ protected: 4, failing: 7, unknown: 0 })
  })

  it('closes nothing when a list breaks off half-way', async () => {
    await take()
    await world.sandbox.control('settings', { shortPages: true })
    await fault({ action: 'ListTrainingJobs', kind: 'page_half' })
    const broken = await take()
    await world.sandbox.control('settings', { shortPages: false })
    expect(broken.gaps.map(({ action }) => action)).toEqual(['ListTrainingJobs'])
    expect(broken.vanished).toBe(0)
    expect((await getCustomerHome(ctx)).counts.total).toBe(11)
  })

  const seedKinds = (isRight: boolean) =>
    world.sandbox.control('seed', {
      accountId: account.awsAccountId,
      region,
      resources: otherResources({
        ...{ accountId: account.awsAccountId, region, bucket: 'b', isRight, topic: 'risk' },
        at: new Date(Date.now() - 3_600_000),
      }),
    })

  it.each([true, false])('reads every kind there is, and judges it (%s)', async (isRight) => {
    await seedKinds(isRight)
    const { gaps, calls } = await take()
    expect(gaps).toEqual([])
    const { rows } = await world.owner.query<{ type: string; safeguards: string[]; statuses: string[] }>(
      `select r.type, array_agg(distinct v.safeguard) filter (where v.safeguard is not null) as safeguards,
        array_agg(distinct v.status::text) filter (where v.status is not null) as statuses
       from resource r left join verdict v on v.customer_id = r.customer_id and v.resource_id = r.id
       where r.customer_id = $1 group by r.type`,
      [ctx.customerId],
    )
    const expected = resourceTypeIds.filter((type) => type !== 's3-bucket')
    expect(rows.map(({ type }) => type).sort()).toEqual([...expected].sort())
    for (const { type, safeguards, statuses } of rows) {
      const rules = rulesFor(type as ResourceType).map(({ id }) => id)
      expect(safeguards ?? [], type).toEqual([...rules].sort())
      // Everything that a rule reads was read.
      expect(statuses ?? [], type).not.toContain('unknown')
      if (isRight && type !== 'tuning-job' && type !== 'training-job')
        expect(statuses ?? [], type).not.toContain('failing')
    }
    // What cannot change is known now; what can is described again.
    const second = await take()
    expect(second).toMatchObject({ found: 0, changed: 0, vanished: 0, gaps: [] })
    expect(second.calls).toBeLessThan(calls)
  })

  it('closes what vanished at the next whole list, and not before', async () => {
    await seedKinds(true)
    await take()
    const remove = (operation: string, request: object) =>
      world.sandbox.sagemaker(account.awsAccountId, region, operation, request)
    await remove('DeleteEndpoint', { EndpointName: 'risk' })
    await remove('DeleteModel', { ModelName: 'risk-model' })
    // Endpoints change, so that their list is whole each time; of models only news are asked for.
    // Without a model there is nothing to ask of the region.
    expect(await take()).toMatchObject({ vanished: 2 })
    await world.owner.query(
      `update region_scan set listed = jsonb_set(listed, '{model,wholeAt}', '"2020-01-01T00:00:00.000Z"')`,
    )
    expect(await take()).toMatchObject({ vanished: 1 })
    const { rows } = await world.owner.query<{ type: string }>(
      'select type from resource where customer_id = $1 and closed_at is not null order by 1',
      [ctx.customerId],
    )
    expect(rows.map(({ type }) => type)).toEqual(['endpoint', 'model', 'sagemaker-region'])
  })

  it('reads jobs one by one where Search is refused, asks once, and finds the same', async () => {
    await take()
    const byName = async () =>
      (
        await world.owner.query<{ name: string; status: string; failing: string[] }>(
          'select name, status::text as status, failing from resource where customer_id = $1 order by name',
          [ctx.customerId],
        )
      ).rows
    const searched = await byName()
    await makeAccount()
    await fault({ action: 'Search', kind: 'access_denied' })
    expect(await take()).toMatchObject({ found: 11, gaps: [], outcome: 'complete' })
    expect(await byName()).toEqual(searched)
    const { calls: all } = (await (
      await fetch(`${world.sandbox.endpoint}/_control/calls?since=0`)
    ).json()) as {
      calls: { action: string; accountId: string; errorCode: string | null }[]
    }
    const refused = all.filter(
      ({ action, accountId, errorCode }) =>
        action === 'Search' && accountId === account.awsAccountId && errorCode !== null,
    )
    expect(refused).toHaveLength(1)
  })

  it('judges again what another catalogue judged, from what is on record', async () => {
    await take()
    await world.owner.query(
      `update resource set catalogue_revision = 'old', status = 'unknown' where customer_id = $1`,
      [ctx.customerId],
    )
    const before = (await getCustomerHome(ctx)).counts
    expect(before.unknown).toBe(11)
    const { calls } = await take()
    expect((await getCustomerHome(ctx)).counts).toMatchObject({ protected: 4, failing: 7, unknown: 0 })
    expect(calls).toBe(kinds.length + 2)
  })

  it('is blind, not empty, when the role cannot be assumed', async () => {
    await take()
    await world.sandbox.query(account.awsAccountId, 'iam', 'UpdateAssumeRolePolicy', {
      RoleName: 'cleardata-safeguards-read',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
      }),
    })
    const { forgetCredentials } = await import('#lib/aws/session.ts')
    forgetCredentials()
    const { gaps } = await take()
    expect(gaps).toEqual([
      expect.objectContaining({ service: 'sts', action: 'AssumeRole', error: 'AccessDenied' }),
    ])
    const home = await getCustomerHome(ctx)
    expect(home.accounts[0]?.regions[0]?.outcome).toBe('failed')
    expect(home.counts.total).toBe(11)
  })

  it('makes a gap of an endpoint that answers nonsense', async () => {
    await fault({ action: 'Search', kind: 'error_500' })
    await fault({ action: 'ListHyperParameterTuningJobs', kind: 'html' })
    const { gaps, found } = await take()
    expect(gaps.map(({ action }) => action)).toContain('ListHyperParameterTuningJobs')
    expect(found).toBe(5)
  })

  it('pages through resources by keyset, each once, in every sort', async () => {
    await take()
    for (const sort of ['name', 'creationTime', 'status', 'instanceCount', 'lastSeenAt'] as const)
      for (const order of ['asc', 'desc'] as const) {
        const names: string[] = []
        let after: string | undefined
        do {
          const page = await listResources(ctx, {
            sort,
            order,
            limit: 3,
            ...(after === undefined ? {} : { after }),
          })
          expect(page.total).toBe(11)
          names.push(...page.rows.map(({ name }) => name))
          after = page.next ?? undefined
        } while (after !== undefined)
        expect(new Set(names).size, `${sort} ${order}`).toBe(11)
        if (sort === 'name')
          expect(names).toEqual([...names].sort((a, b) => (order === 'asc' ? 1 : -1) * (a < b ? -1 : 1)))
      }
    const filtered = await listResources(ctx, { type: 'tuning-job', status: 'failing', q: 'HPO' })
    expect(filtered.rows.map(({ name }) => name).sort()).toEqual(['hpo-1', 'hpo-3', 'hpo-5'])
  })

  it('shows a resource’s reasons, its setting as AWS gave it, and how to fix it', async () => {
    await take()
    const { rows } = await listResources(ctx, { q: 'hpo-1' })
    const resource = await getResource(ctx, { id: rows[0]?.id ?? '' })
    const [verdict] = resource.verdicts
    expect(verdict).toMatchObject({ status: 'failing', safeguard: 'tuning-job-encryption-in-transit' })
    expect(verdict?.reasons[0]).toMatchObject({
      path: 'TrainingJobDefinition.EnableInterContainerTrafficEncryption',
      value: false,
    })
    expect(verdict?.fixes.map(({ label }) => label)).toEqual(['boto3', 'AWS CLI'])
    expect(resource.settings).toMatchObject({
      TrainingJobDefinition: { EnableInterContainerTrafficEncryption: false },
    })
    expect(resource.timeline.map(({ what }) => what)).toContain('AWS says Completed')
  })
})
