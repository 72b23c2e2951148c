import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, nextAwsAccountId, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { draftAccount } from './draft-account.ts'
import { editAccount } from './edit-account.ts'
import { getAccount } from './get-account.ts'
import { listAccountHistory } from './list-account-history.ts'
import { removeDraft } from './remove-draft.ts'

describe('changing and taking back accounts', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())

  async function draft() {
    const { id: customerId } = await makeCustomer()
    const ctx = setupContext(customerId)
    const given = { awsAccountId: nextAwsAccountId(), name: 'mistyped', regions: ['us-east-1'] }
    return { ctx, customerId, id: (await draftAccount(ctx, given)).id }
  }

  it('gives another name and other regions, of the account’s own partition', async () => {
    const { ctx, id } = await draft()
    const after = await editAccount(ctx, {
      id,
      name: 'prod',
      regions: ['us-west-2', 'us-east-1', 'us-west-2'],
    })
    expect(after).toMatchObject({ name: 'prod', regions: ['us-east-1', 'us-west-2'] })
    await expect(editAccount(ctx, { id, name: 'prod', regions: ['us-gov-west-1'] })).rejects.toThrow(
      /partition/,
    )
  })

  it('reads what is new at once', async () => {
    const { id: customerId } = await makeCustomer()
    const ctx = setupContext(customerId)
    const { id } = await connectAccount(world, customerId)
    await editAccount(ctx, { id, name: 'test', regions: ['us-east-1', 'eu-west-1'] })
    const { rows } = await world.owner.query<{ region: string }>(
      `select data ->> 'region' as region from pgboss.job where data ->> 'accountId' = $1`,
      [id],
    )
    expect(rows.map(({ region }) => region)).toContain('eu-west-1')
  })

  it('takes back a draft, and the database takes back nothing else', async () => {
    const { ctx, id } = await draft()
    await removeDraft(ctx, { id })
    await expect(getAccount(ctx, { id })).rejects.toThrow(/nothing here/)
    const { id: customerId } = await makeCustomer()
    const { id: connected } = await connectAccount(world, customerId)
    await expect(removeDraft(setupContext(customerId), { id: connected })).rejects.toThrow(/history stays/)
    const deleted = await customerWrite({ customerId }, (tx) => tx.awsAccount.deleteMany())
    expect(deleted.count).toBe(0)
  })

  it('tells what was done and why, newest first, and no readings', async () => {
    const { id: customerId } = await makeCustomer()
    const ctx = setupContext(customerId)
    const { id } = await connectAccount(world, customerId, { isArmed: true })
    await editAccount(ctx, { id, name: 'renamed', regions: ['us-east-1'] })
    const { rows } = await listAccountHistory(ctx, { id })
    expect(rows.map(({ action, reason }) => [action, reason])).toEqual([
      ['account.edit', null],
      ['account.arm', 'test'],
      ['account.draft', null],
    ])
  })
})
