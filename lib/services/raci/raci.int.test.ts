import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { raciVersion1 } from '#lib/domain/raci.ts'
import { type Ctx, systemContext } from '#lib/services/context.ts'
import { takeInventory } from '#lib/services/scans/take-inventory.ts'
import { acknowledgeRaciVersion } from './acknowledge-raci-version.ts'
import { exportRaciVersion } from './export-raci-version.ts'
import { getRaciEvidence } from './get-raci-evidence.ts'
import { getResponsibilities } from './get-responsibilities.ts'
import { listRaciVersions } from './list-raci-versions.ts'
import { publishRaciVersion } from './publish-raci-version.ts'

describe('the matrix of responsibilities', () => {
  let world: TestWorld
  let customer: { id: string; slug: string; name: string }
  let admin: Ctx
  let support: Ctx

  beforeAll(async () => {
    world = await openTestWorld()
    customer = await makeCustomer()
    const membership = { customerId: customer.id, slug: customer.slug, name: customer.name }
    const actor = await makePerson(world.owner, { memberships: [{ ...membership, role: 'admin' }] })
    admin = { actor, customerId: customer.id, requestId: 'test' }
    const staff = await makePerson(world.owner, { isStaff: true })
    support = { actor: staff, customerId: null, requestId: 'test' }
    const account = await connectAccount(world, customer.id, { isArmed: true })
    const request = tuningJobRequest(account.awsAccountId, 'b', {
      name: 'raci-job',
      instances: 2,
      isEncrypted: false,
    })
    await world.sandbox.sagemaker(account.awsAccountId, 'us-east-1', 'CreateHyperParameterTuningJob', request)
    await takeInventory(setupContext(customer.id), { accountId: account.id, region: 'us-east-1' })
  })
  afterAll(() => world.close())

  const trail = async (action: string) =>
    (
      await world.owner.query<{ details: unknown }>(
        'select details from audit_entry where action = $1 order by at',
        [action],
      )
    ).rows.map(({ details }) => details)

  it('begins with version 1, the same rows as the code', async () => {
    const { versions, acknowledgements, headlines } = await getResponsibilities(admin)
    expect(versions.map(({ version }) => version)).toEqual([1])
    expect(versions[0]?.rows).toEqual(raciVersion1)
    expect(acknowledgements).toEqual([])
    expect(headlines.enforcement).toBe('0 terminations in 30 days, 1 of 1 account armed')
    expect(headlines.resources).toMatch(/failing resources? (is|are) the customer’s to fix/)
  })

  it('is acknowledged by name and date, once a person', async () => {
    await expect(acknowledgeRaciVersion(admin, { version: 1, name: 'Ada Admin' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: 'Write your own name as the portal knows it: Test person.' },
    })
    const first = await acknowledgeRaciVersion(admin, { version: 1, name: '  test  Person ' })
    expect(first.name).toBe('Test person')
    expect(await acknowledgeRaciVersion(admin, { version: 1, name: 'Test person' })).toEqual(first)
    expect((await getResponsibilities(admin)).isAcknowledgedByMe).toBe(true)
    expect(await trail('raci.acknowledge')).toEqual([
      { before: null, after: 'acknowledged', name: 'Test person' },
    ])
    await expect(acknowledgeRaciVersion(admin, { version: 2, name: 'Test person' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('opens the tasks of whoever is responsible, and records who read the attestations', async () => {
    const enforcement = await getRaciEvidence(admin, { source: 'enforcement' })
    expect(enforcement.tasks.map(({ party, text }) => [party, text])).toEqual([
      ['cleardata', 'Stop raci-job.'],
    ])
    const resources = await getRaciEvidence(admin, { source: 'resources' })
    expect(resources.tasks.map(({ party, text }) => [party, text])).toContainEqual([
      'customer',
      'Fix 1 resource: Tuning jobs encrypt traffic between instances.',
    ])
    await getRaciEvidence(admin, { source: 'attestations' })
    expect(await trail('attestation.read')).toEqual([
      { 'in force': 0, 'due within 14 days': 0, suspended: 0 },
    ])
  })

  it('is published by support with a note; old versions stay and are not acknowledged anew', async () => {
    const rows = raciVersion1.map((row) =>
      row.id === 'resources' ? { ...row, cleardata: ['C' as const, 'I' as const] } : row,
    )
    const input = { basedOn: 1, note: 'ClearDATA is told of new notebooks.', rows: [...rows] }
    expect((await publishRaciVersion(support, input)).version).toBe(2)
    await expect(publishRaciVersion(support, input)).rejects.toMatchObject({ code: 'conflict' })
    await expect(publishRaciVersion(support, { ...input, basedOn: 2 })).rejects.toThrow('Nothing differs')
    const { versions, isAcknowledgedByMe } = await getResponsibilities(admin)
    expect(versions.map(({ version }) => version)).toEqual([2, 1])
    expect(versions[1]?.rows).toEqual(raciVersion1)
    expect(isAcknowledgedByMe).toBe(false)
    await expect(acknowledgeRaciVersion(admin, { version: 1, name: 'Test person' })).rejects.toMatchObject({
      code: 'conflict',
    })
    const { customers } = await listRaciVersions(support)
    expect(customers.find(({ customerId }) => customerId === customer.id)?.acknowledgements).toMatchObject([
      { version: 1, name: 'Test person' },
    ])
    expect(await trail('raci.publish')).toEqual([{ before: 1, after: 2, changed: ['changed resources'] }])
  })

  it('refuses a matrix that nobody or two answer for, and a publisher without a fresh sign-in', async () => {
    const rows = raciVersion1.map((row) => ({ ...row, cleardata: ['R' as const, 'A' as const] }))
    await expect(publishRaciVersion(support, { basedOn: 2, note: 'a bad one', rows })).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'rows.1': 'Only one party can be accountable.' },
    })
    const actor = { ...(support.actor as object), authenticatedAt: new Date(0) } as Ctx['actor']
    await expect(
      publishRaciVersion({ ...support, actor }, { basedOn: 2, note: 'a stale one', rows }),
    ).rejects.toMatchObject({ code: 'step_up_required' })
    await expect(
      acknowledgeRaciVersion(systemContext('job', ['raci:acknowledge'], customer.id), {
        version: 2,
        name: 'A Machine',
      }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('cannot be changed or taken away, by the owner either', async () => {
    for (const table of ['raci_version', 'raci_acknowledgement'])
      for (const sql of [`delete from ${table}`, `truncate ${table} cascade`])
        await expect(world.owner.query(sql), sql).rejects.toThrow(/append-only/)
  })

  it('is a file: CSV by RFC 4180, and a tagged PDF', async () => {
    const csv = (await exportRaciVersion(admin, { version: 1, format: 'csv' })).body.toString('utf8')
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFVersion,Item,ClearDATA,ClearDATA in words,Customer,Customer in words',
      '1,Enforcing the automated safeguards,R A,"Responsible, Accountable",I C,"Informed, Consulted"',
    ])
    const pdf = (await exportRaciVersion(admin, { version: 1, format: 'pdf' })).body.toString('latin1')
    expect(pdf.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf).toContain('/MarkInfo')
    expect(pdf).toContain('/StructTreeRoot')
    await expect(exportRaciVersion(admin, { version: 99, format: 'csv' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
