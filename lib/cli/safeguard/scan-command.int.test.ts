import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { makeBuckets } from '#lib/demo/buckets.ts'
import { demoAccounts, denyReading, deployTemplate, seedHistory } from '#lib/demo/world.ts'
import { draftAccount } from '#lib/services/accounts/draft-account.ts'
import { getAccountTemplate } from '#lib/services/accounts/get-account-template.ts'
import { proveAccount } from '#lib/services/accounts/prove-account.ts'
import { readBuckets } from '#lib/services/scans/read-buckets.ts'
import { takeInventory } from '#lib/services/scans/take-inventory.ts'
import { runScan } from './scan-command.ts'

interface ScanDocument {
  resources: {
    arn: string
    name: string
    type: string
    region: string
    verdicts: { safeguard: string; status: string; reasons: unknown[] }[]
  }[]
  gaps: { service: string; action: string; region: string; error: string }[]
  calls: number
}

let world: TestWorld
beforeAll(async () => {
  world = await openTestWorld()
  await seedHistory(world.sandbox)
  await makeBuckets(world.sandbox)
  for (const { awsAccountId, name, regions } of demoAccounts) {
    const ctx = setupContext((await makeCustomer()).id)
    const { id } = await draftAccount(ctx, { awsAccountId, name, regions })
    const { template } = await getAccountTemplate(ctx, { id })
    await deployTemplate(world.sandbox, awsAccountId, template)
    if (awsAccountId === '444455556666') await denyReading(world.sandbox)
    const { status } = await proveAccount(ctx, { id })
    if (status !== 'connected') throw new Error(`${name} was not connected`)
  }
}, 300_000)
afterAll(() => world.close())

async function scan(...args: string[]) {
  let [out, err] = ['', '']
  const exitCode = await runScan(args, {
    read: () => Promise.reject(new Error('nothing is read')),
    out: (said) => (out += said),
    err: (said) => (err += said),
  })
  return { exitCode, out, err }
}
const parsed = (out: string) => JSON.parse(out) as ScanDocument

async function accountOf(awsAccountId: string) {
  const { rows } = await world.owner.query<{ id: string; customerId: string; externalId: string }>(
    'select id, customer_id as "customerId", external_id as "externalId" from aws_account where aws_account_id = $1',
    [awsAccountId],
  )
  const [account] = rows
  if (!account) throw new Error(`no account ${awsAccountId}`)
  return account
}

function argsFor(awsAccountId: string, externalId: string, regions: readonly string[]): string[] {
  const role = `arn:aws:iam::${awsAccountId}:role/cleardata-safeguards-read`
  return [
    ...regions.flatMap((region) => ['--region', region]),
    '--role-arn',
    role,
    '--external-id',
    externalId,
  ]
}

describe('safeguard scan', () => {
  it.each(demoAccounts.map(({ name, awsAccountId, regions }) => [name, awsAccountId, regions] as const))(
    'agrees with the portal about everything in %s, verdict by verdict',
    async (_name, awsAccountId, regions) => {
      const { id: accountId, customerId, externalId } = await accountOf(awsAccountId)
      const ctx = setupContext(customerId)
      for (const region of regions) await takeInventory(ctx, { accountId, region })
      await readBuckets(ctx, { accountId })
      const { out, exitCode } = await scan(...argsFor(awsAccountId, externalId, regions), '--json')
      const document = parsed(out)
      expect(Object.keys(document)).toEqual(['resources', 'gaps', 'calls'])
      const { rows } = await world.owner.query<ScanDocument['resources'][number]>(
        `select r.arn, r.name, r.type, r.region, coalesce(jsonb_agg(jsonb_build_object('safeguard', v.safeguard,
            'status', v.status, 'reasons', v.reasons)) filter (where v.safeguard is not null), '[]') as verdicts
         from resource r left join verdict v on v.customer_id = r.customer_id and v.resource_id = r.id
         where r.account_id = $1 and r.closed_at is null group by r.id, r.customer_id`,
        [accountId],
      )
      const sorted = (resources: ScanDocument['resources']) =>
        resources
          .map((resource) => ({
            ...resource,
            verdicts: resource.verdicts.toSorted((a, b) => (a.safeguard < b.safeguard ? -1 : 1)),
          }))
          .sort((a, b) => (a.arn < b.arn ? -1 : 1))
      expect(rows.length).toBeGreaterThan(40)
      expect(sorted(document.resources)).toEqual(sorted(rows))
      expect(document.calls).toBeGreaterThan(regions.length * 30)
      expect(exitCode).toBe(1)
    },
    120_000,
  )

  it('names what it may not read, and goes on', async () => {
    const { externalId } = await accountOf('444455556666')
    const { out, err } = await scan(...argsFor('444455556666', externalId, ['eu-west-1']), '--json')
    const { gaps } = parsed(out)
    expect(gaps).toEqual([
      {
        ...{ service: 'sagemaker', action: 'DescribeTrainingJob' },
        ...{ region: 'eu-west-1', error: 'AccessDeniedException' },
      },
    ])
    expect(err).toContain('sagemaker:DescribeTrainingJob')
  })

  it('is a table, or sentences', async () => {
    const { externalId } = await accountOf('777788889999')
    const args = argsFor('777788889999', externalId, ['us-east-1'])
    const csv = await scan(...args, '--csv')
    expect(csv.out.split('\r\n')[0]).toContain('arn,name,type,region,safeguard,status,reasons')
    const words = await scan(...args)
    expect(words.out).toMatch(/\d+ resources: \d+ protected, \d+ failing, /)
    expect(words.out).toMatch(/\d+ calls of AWS/)
  })

  it.each(['html', 'error_500', 'drop', 'throttle', 'empty_pages'])(
    'makes gaps, not a crash, of an endpoint that answers with %s',
    async (kind) => {
      const { externalId } = await accountOf('777788889999')
      await world.sandbox.control('faults', { service: 'sagemaker', accountId: '777788889999', kind })
      const { out, exitCode } = await scan(
        ...argsFor('777788889999', externalId, ['us-east-1']),
        '--json',
      ).finally(() => fetch(`${world.sandbox.endpoint}/_control/faults`, { method: 'DELETE' }))
      const { resources, gaps } = parsed(out)
      expect(resources.filter(({ type }) => type !== 'sagemaker-region')).toEqual([])
      const statuses = resources.flatMap(({ verdicts }) => verdicts.map(({ status }) => status))
      expect(statuses.filter((status) => status !== 'unknown')).toEqual([])
      expect(gaps.map(({ action }) => action)).toContain('ListHyperParameterTuningJobs')
      expect(gaps.length).toBeGreaterThan(25)
      expect(exitCode).toBe(2)
    },
    120_000,
  )

  it('tells of a region that is off, and reads the others as ever', async () => {
    const { externalId } = await accountOf('777788889999')
    const regions = ['us-east-1', 'af-south-1']
    const alone = await scan(...argsFor('777788889999', externalId, ['us-east-1']), '--json')
    await world.sandbox.control('faults', { service: 'sagemaker', region: 'af-south-1', kind: 'region_off' })
    const { out, exitCode } = await scan(...argsFor('777788889999', externalId, regions), '--json').finally(
      () => fetch(`${world.sandbox.endpoint}/_control/faults`, { method: 'DELETE' }),
    )
    const { resources, gaps } = parsed(out)
    expect(resources).toEqual(parsed(alone.out).resources)
    expect(new Set(gaps.map(({ region, error }) => `${region} ${error}`))).toEqual(
      new Set(['af-south-1 UnrecognizedClientException']),
    )
    expect(exitCode).toBe(alone.exitCode)
  })

  it('says what it needs, and that it was let in nowhere', async () => {
    expect(await scan('--json')).toMatchObject({ exitCode: 2, out: '' })
    expect(await scan('--region', 'nowhere')).toMatchObject({ exitCode: 2, out: '' })
    expect(await scan('--region', 'us-east-1', '--json', '--csv')).toMatchObject({ exitCode: 2 })
    const refused = await scan(...argsFor('777788889999', 'wrong', ['us-east-1']), '--json')
    expect(refused.exitCode).toBe(2)
    expect(parsed(refused.out)).toEqual({
      resources: [],
      gaps: [{ service: 'sts', action: 'AssumeRole', region: 'us-east-1', error: 'AccessDenied' }],
      calls: 0,
    })
  })
})
