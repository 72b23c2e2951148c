import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTokenActor } from '#lib/auth/token-actor.ts'
import { makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { getCustomerHome } from '#lib/services/customers/get-customer-home.ts'
import { exportCustomer } from '#lib/services/customers/export-customer.ts'
import { setCustomerState } from '#lib/services/customers/set-customer-state.ts'
import { inviteMember } from '#lib/services/members/invite-member.ts'
import { createToken } from './create-token.ts'
import { listTokens } from './list-tokens.ts'
import { revokeToken } from './revoke-token.ts'

describe('API tokens', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())

  async function adminOf(): Promise<{
    ctx: Parameters<typeof createToken>[0]
    customerId: string
    slug: string
  }> {
    const { id: customerId, slug } = await makeCustomer()
    const actor = await makePerson(world.owner, {
      memberships: [{ customerId, slug, name: slug, role: 'admin' }],
    })
    return { ctx: { actor, customerId, requestId: 'test' }, customerId, slug }
  }
  const make = (ctx: Parameters<typeof createToken>[0]) =>
    createToken(ctx, { name: 'ci', scopes: ['read'], days: 30 })

  it('lets a program read its own customer, and nothing else', async () => {
    const { ctx, customerId, slug } = await adminOf()
    const { value } = await make(ctx)
    const actor = await findTokenActor(value)
    expect(actor).toMatchObject({ kind: 'token', customerId, slug })
    const as = { actor, customerId, requestId: 'test' }
    expect((await getCustomerHome(as)).customer.slug).toBe(slug)
    await expect(inviteMember(as, { email: 'x@y.example', role: 'admin' })).rejects.toThrow(/scopes/)
    await expect(make(as)).rejects.toThrow(/scopes/)
    const other = await makeCustomer()
    await expect(getCustomerHome({ ...as, customerId: other.id })).rejects.toThrow(/nothing here/)
  })

  it('ends when revoked, expired, or when its customer closes', async () => {
    const { ctx, slug } = await adminOf()
    const first = await make(ctx)
    await revokeToken(ctx, { id: first.id })
    expect(await findTokenActor(first.value)).toBeNull()
    const second = await make(ctx)
    await world.owner.query('update api_token set expires_at = now() where id = $1', [second.id])
    expect(await findTokenActor(second.value)).toBeNull()
    const third = await make(ctx)
    const staff = await makePerson(world.owner, { isStaff: true })
    const support = { actor: staff, customerId: null, requestId: 'test' }
    await setCustomerState(support, { slug, isClosed: true, legalHold: true, reason: 'left us' })
    expect(await findTokenActor(third.value)).toBeNull()
    await setCustomerState(support, { slug, isClosed: false, legalHold: true, reason: 'came back' })
    expect(await findTokenActor(third.value)).not.toBeNull()
    expect(await findTokenActor('cdsg_nonsense')).toBeNull()
  })

  it('is stored as a hash and listed without its value', async () => {
    const { ctx } = await adminOf()
    const { value, id } = await make(ctx)
    const { rows } = await world.owner.query<Record<string, unknown>>(
      'select * from api_token where id = $1',
      [id],
    )
    expect(JSON.stringify(rows)).not.toContain(value)
    expect(JSON.stringify(await listTokens(ctx))).not.toContain(value)
  })

  it('needs a fresh sign-in to be made', async () => {
    const { ctx } = await adminOf()
    const old = { ...ctx, actor: { ...ctx.actor, authenticatedAt: new Date(Date.now() - 16 * 60_000) } }
    await expect(make(old as typeof ctx)).rejects.toMatchObject({ code: 'step_up_required' })
  })

  it('exports every table that carries a customer, without token hashes, to a marked end', async () => {
    const { ctx, customerId } = await adminOf()
    await make(ctx)
    await inviteMember(setupContext(customerId), { email: 'x@y.example', role: 'viewer' })
    const lines: string[] = []
    for await (const line of (await exportCustomer(ctx)).lines) lines.push(line)
    const parsed = lines.map(
      (line) => JSON.parse(line) as { table?: string; row?: Record<string, unknown>; end?: object },
    )
    expect(parsed.at(-1)?.end).toMatchObject({ api_token: 1, invitation: 1 })
    expect(parsed.flatMap(({ row }) => Object.keys(row ?? {}))).not.toContain('token_hash')
    expect(
      new Set(
        parsed.flatMap(({ table, row }) =>
          row && table !== 'person' && table !== 'customer' ? [row.customer_id] : [],
        ),
      ),
    ).toEqual(new Set([customerId]))
    const { rows } = await world.owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public'
       and column_name = 'customer_id' and table_name <> 'audit_head' order by 1`,
    )
    expect(['customer', 'person', ...rows.map(({ name }) => name)]).toEqual(
      Object.keys(parsed.at(-1)?.end ?? {}),
    )
  })
})
