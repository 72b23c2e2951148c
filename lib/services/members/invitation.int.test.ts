import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { findActor, openSession } from '#lib/auth/sessions.ts'
import { closePrisma } from '#lib/db/client.ts'
import type { Ctx, PersonActor } from '#lib/services/context.ts'
import { listCustomers } from '#lib/services/customers/list-customers.ts'
import { liftRequirement } from '#lib/services/sign-in/lift-requirement.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { changeMemberRole } from './change-member-role.ts'
import { inviteMember } from './invite-member.ts'
import { inviteFirstAdmin } from './invite-first-admin.ts'
import { listMembers } from './list-members.ts'
import { getPresentedInvitation } from './presented-invitation.ts'
import { removeMember } from './remove-member.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

describe('invitations', () => {
  let world: TestWorld
  let counter = 0
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(async () => {
    await closePrisma()
    await world.close()
  })

  /** Somebody who signed in, as the provider describes them. */
  async function signedIn(email: string, emailVerified = true): Promise<{ ctx: Ctx; token: string }> {
    const token = await openSession({
      ...{
        issuer: 'https://idp.example',
        subject: `subject-${++counter}`,
        name: 'Somebody',
        email,
        emailVerified,
      },
      ...{ authenticatedAt: new Date(), userAgent: '' },
    })
    const actor = await findActor(token, { isActivity: false })
    return { ctx: { actor, customerId: null, requestId: 'test' }, token }
  }
  const tokenOf = ({ link }: { link: string }) => link.split('/').at(-1) ?? ''
  const invite = async (customerId: string, email: string) =>
    inviteMember(setupContext(customerId), { email, role: 'viewer' })

  it('makes whoever holds the link and the verified address a member, once', async () => {
    const { id: customerId, slug } = await makeCustomer()
    const token = tokenOf(await invite(customerId, 'Vera@New.example'))
    const vera = await signedIn('vera@new.example')
    expect(await getPresentedInvitation(vera.ctx, { token })).toMatchObject({
      slug,
      role: 'viewer',
      refusal: null,
    })
    expect(await acceptInvitation(vera.ctx, { token })).toEqual({ slug })
    const actor = await findActor(vera.token, { isActivity: false })
    expect(actor?.memberships).toMatchObject([{ customerId, role: 'viewer' }])
    const again = await signedIn('vera@new.example')
    await expect(acceptInvitation(again.ctx, { token })).rejects.toThrow(/used already/)
    const trail = await world.owner.query(
      `select action, actor_id from audit_entry where customer_id = $1 and action = 'member.accept'`,
      [customerId],
    )
    expect(trail.rows).toEqual([{ action: 'member.accept', actor_id: (actor as PersonActor).personId }])
  })

  it('is taken once when it is pressed twice at the same moment', async () => {
    const { id: customerId } = await makeCustomer()
    const token = tokenOf(await invite(customerId, 'twice@new.example'))
    const both = await Promise.all([signedIn('twice@new.example'), signedIn('twice@new.example')])
    const answers = await Promise.allSettled(both.map(({ ctx }) => acceptInvitation(ctx, { token })))
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('refuses another address, an unverified one, a withdrawn, an expired and an unknown link', async () => {
    const { id: customerId } = await makeCustomer()
    const made = await invite(customerId, 'one@new.example')
    const token = tokenOf(made)
    const eve = await signedIn('eve@new.example')
    await expect(acceptInvitation(eve.ctx, { token })).rejects.toThrow(/another address/)
    const unverified = await signedIn('one@new.example', false)
    await expect(acceptInvitation(unverified.ctx, { token })).rejects.toThrow(/verified/)
    await withdrawInvitation(setupContext(customerId), { id: made.id })
    const one = await signedIn('one@new.example')
    await expect(acceptInvitation(one.ctx, { token })).rejects.toThrow(/withdrawn/)
    const second = await invite(customerId, 'one@new.example')
    await world.owner.query(`update invitation set expires_at = now() where id = $1`, [second.id])
    await expect(acceptInvitation(one.ctx, { token: tokenOf(second) })).rejects.toThrow(/expired/)
    await expect(acceptInvitation(one.ctx, { token: 'x'.repeat(43) })).rejects.toThrow(/nothing here/)
    await expect(acceptInvitation({ ...one.ctx, actor: null }, { token })).rejects.toThrow(/signed out/)
  })

  it('keeps one working link for an address', async () => {
    const { id: customerId } = await makeCustomer()
    const first = tokenOf(await invite(customerId, 'again@new.example'))
    const second = tokenOf(await invite(customerId, 'again@new.example'))
    const person = await signedIn('again@new.example')
    await expect(acceptInvitation(person.ctx, { token: first })).rejects.toThrow(/withdrawn/)
    await expect(acceptInvitation(person.ctx, { token: second })).resolves.toBeDefined()
  })

  it('lets support invite a customer’s first admin, and no second', async () => {
    const { slug, id: customerId } = await makeCustomer()
    const made = await inviteFirstAdmin(setupContext(null), { slug, email: 'boss@new.example' })
    const boss = await signedIn('boss@new.example')
    await acceptInvitation(boss.ctx, { token: tokenOf(made) })
    const actor = await findActor(boss.token, { isActivity: false })
    expect(actor?.memberships[0]?.role).toBe('admin')
    await expect(inviteFirstAdmin(setupContext(null), { slug, email: 'other@new.example' })).rejects.toThrow(
      /has an admin/,
    )
    // The only admin stays, whoever asks.
    const ctx = { actor, customerId, requestId: 'test' }
    const { members } = await listMembers(ctx)
    expect(members[0]?.mustStay).toMatch(/last admin/)
    const personId = actor?.personId ?? ''
    await expect(removeMember(ctx, { personId })).rejects.toThrow(/last admin/)
    await expect(changeMemberRole(ctx, { personId, role: 'viewer' })).rejects.toThrow(/last admin/)
  })

  it('withdraws support’s earlier link for a first admin when it invites another address', async () => {
    const { slug, id: customerId } = await makeCustomer()
    const support = setupContext(null)
    const wrong = await inviteFirstAdmin(support, { slug, email: 'mistyped@new.example' })
    expect(wrong.withdrawn).toEqual([])
    const right = await inviteFirstAdmin(support, { slug, email: 'right@new.example' })
    expect(right.withdrawn).toEqual(['mistyped@new.example'])
    const stranger = await signedIn('mistyped@new.example')
    await expect(acceptInvitation(stranger.ctx, { token: tokenOf(wrong) })).rejects.toThrow(/withdrawn/)
    const boss = await signedIn('right@new.example')
    await expect(acceptInvitation(boss.ctx, { token: tokenOf(right) })).resolves.toEqual({ slug })
    const trail = await world.owner.query(
      `select resource_id from audit_entry where customer_id = $1 and action = 'member.withdraw'`,
      [customerId],
    )
    expect(trail.rows).toEqual([{ resource_id: wrong.id }])
  })

  it('leaves a way out where a customer’s own provider broke: lift it, then invite a first admin', async () => {
    const { slug, id: customerId } = await makeCustomer()
    const issuer = `https://${slug}.example`
    await world.owner.query(
      `insert into identity_provider (customer_id, slug, issuer, client_id, client_secret, is_required, made_by_name, enabled_at)
       values ($1, $2, $3, 'x', '', true, 'Admin', now())`,
      [customerId, slug, issuer],
    )
    const theirs = await makePerson(world.owner)
    await world.owner.query(`update person set issuer = $2, home_customer_id = $3 where id = $1`, [
      ...[theirs.personId, issuer, customerId],
    ])
    await world.owner.query(
      `insert into membership (customer_id, person_id, role) values ($1, $2, 'admin')`,
      [customerId, theirs.personId],
    )
    const adminCount = async () =>
      (await listCustomers(setupContext(null))).rows.find(({ id }) => id === customerId)?.adminCount
    const rescue = () => inviteFirstAdmin(setupContext(null), { slug, email: 'rescue@new.example' })
    expect(await adminCount()).toBe(1)
    await expect(rescue()).rejects.toThrow(/has an admin/)
    await liftRequirement(setupContext(customerId), { reason: 'Its provider answers nobody.' })
    expect(await adminCount()).toBe(0)
    const boss = await signedIn('rescue@new.example')
    expect(await acceptInvitation(boss.ctx, { token: tokenOf(await rescue()) })).toEqual({ slug })
    expect((await findActor(boss.token, { isActivity: false }))?.memberships[0]?.role).toBe('admin')
    await expect(rescue()).rejects.toThrow(/has an admin/)
  })

  it('locks a removed or lowered person out on the next request', async () => {
    const { id: customerId } = await makeCustomer()
    const token = tokenOf(
      await inviteMember(setupContext(customerId), { email: 'gone@new.example', role: 'admin' }),
    )
    const gone = await signedIn('gone@new.example')
    await acceptInvitation(gone.ctx, { token })
    const boss = await makePerson(world.owner)
    await world.owner.query(
      `insert into membership (customer_id, person_id, role) values ($1, $2, 'admin')`,
      [customerId, boss.personId],
    )
    const before = await findActor(gone.token, { isActivity: false })
    await changeMemberRole(setupContext(customerId), { personId: before?.personId ?? '', role: 'viewer' })
    expect((await findActor(gone.token, { isActivity: false }))?.memberships[0]?.role).toBe('viewer')
    await removeMember(setupContext(customerId), { personId: before?.personId ?? '' })
    expect((await findActor(gone.token, { isActivity: false }))?.memberships).toEqual([])
  })
})
