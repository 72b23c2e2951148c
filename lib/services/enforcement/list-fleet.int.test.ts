import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { listFleet } from './list-fleet.ts'

const many = 1200

describe('the fleet', () => {
  let world: TestWorld
  let customer: { id: string; slug: string }
  const asStaff = async (entries: string[] = []) => ({
    actor: await makePerson(world.owner, {
      isStaff: true,
      entries: entries.map((slug) => ({
        ...{ customerId: customer.id, slug, name: slug, reason: 'test' },
        endsAt: new Date(Date.now() + 3_600_000),
      })),
    }),
    ...{ customerId: null, requestId: 'test' },
  })

  beforeAll(async () => {
    world = await openTestWorld()
    customer = await makeCustomer()
  })
  afterAll(() => world.close())

  it('shows each region once, worst first, with figures that match their rows', async () => {
    const regions = ['us-east-1', 'eu-west-1']
    const account = await connectAccount(world, customer.id, { regions, isArmed: true })
    await sweepRegion(setupContext(customer.id), { accountId: account.id, region: 'us-east-1' })
    const ctx = await asStaff([customer.slug])
    const page = await listFleet(ctx, { customer: customer.slug })
    expect(page.rows.map(({ region, problems }) => ({ region, problems }))).toEqual([
      { region: 'eu-west-1', problems: ['late', 'events'] },
      { region: 'us-east-1', problems: ['events'] },
    ])
    expect(page.rows[0]).toMatchObject({
      isEntered: true,
      mode: 'armed',
      sweptAt: null,
      held: 0,
      lastEventAt: null,
    })
    expect((await listFleet(await asStaff(), { customer: customer.slug })).rows[0]?.isEntered).toBe(false)
    await world.owner.query(
      `update region_scan set sweep_outcome = 'partial', sweep_gaps = $2 where customer_id = $1`,
      [
        customer.id,
        JSON.stringify([
          {
            service: 'sagemaker',
            action: 'ListTrainingJobs',
            error: 'ThrottlingException',
            message: 'slow',
            count: 1,
          },
        ]),
      ],
    )
    await world.owner.query(
      `update aws_account set paused_until = now() + interval '1 hour', template_version = 1 where customer_id = $1`,
      [customer.id],
    )
    const { rows, counts } = await listFleet(ctx, { customer: customer.slug })
    expect(rows[1]).toMatchObject({
      problems: ['throttled', 'gaps', 'paused', 'events', 'template'],
      ...{ gaps: 1, firstGap: 'sagemaker:ListTrainingJobs answered ThrottlingException' },
    })
    for (const problem of ['late', 'throttled', 'paused'] as const) {
      const filtered = await listFleet(ctx, { problem })
      expect(filtered.total, problem).toBe(counts[problem])
      expect(filtered.rows.every(({ problems }) => problems.includes(problem))).toBe(true)
    }
    expect((await listFleet(ctx, { q: account.awsAccountId })).total).toBe(2)
    expect(await listFleet(ctx, { q: 'nobody is called this' })).toMatchObject({
      rows: [],
      total: 0,
      regions: 2,
    })
  })

  it(`pages through ${many} accounts without losing or repeating one, each page within a second`, async () => {
    await world.owner.query(
      `insert into aws_account (customer_id, aws_account_id, name, regions, status, mode, template_version)
       select $1, (900000000000 + n)::text, 'account ' || n, array['us-east-1', 'us-west-2'], 'connected',
         case when n % 3 = 0 then 'observing' else 'armed' end::enforcement_mode, n % 5
       from generate_series(1, ${many}) n`,
      [customer.id],
    )
    await world.owner.query(
      `insert into aws_event (customer_id, account_id, event_id, kind, region, job_name, at)
       select customer_id, id, gen_random_uuid()::text, 'state_change', 'us-east-1', 'job', now()
       from aws_account cross join generate_series(1, 20) where customer_id = $1`,
      [customer.id],
    )
    const ctx = await asStaff()
    const seen: string[] = []
    let slowestMs = 0
    for (let after: string | undefined, isMore = true; isMore;) {
      const startedMs = performance.now()
      const page = await listFleet(ctx, { after, limit: 200 })
      slowestMs = Math.max(slowestMs, performance.now() - startedMs)
      seen.push(...page.rows.map(({ accountId, region }) => `${accountId} ${region}`))
      after = page.next ?? undefined
      isMore = page.next !== null
    }
    expect(seen).toHaveLength(2 * many + 2)
    expect(new Set(seen).size).toBe(seen.length)
    expect(slowestMs).toBeLessThan(1000)
  })
})
