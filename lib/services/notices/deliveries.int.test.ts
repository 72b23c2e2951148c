import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { customerWrite } from '#lib/db/doors.ts'
import {
  mailedByDefault,
  type NoticeAudience,
  type NoticeGroup,
  type NoticeKind,
} from '#lib/domain/notices.ts'
import { env } from '#lib/env.ts'
import { type Inbox, startInbox } from '#lib/sandbox/inbox/inbox.ts'
import type { Ctx } from '#lib/services/context.ts'
import { changeWebhook } from '#lib/services/webhooks/change-webhook.ts'
import { createWebhook } from '#lib/services/webhooks/create-webhook.ts'
import { listWebhooks } from '#lib/services/webhooks/list-webhooks.ts'
import { removeWebhook } from '#lib/services/webhooks/remove-webhook.ts'
import { rotateWebhookSecret } from '#lib/services/webhooks/rotate-webhook-secret.ts'
import { testWebhook } from '#lib/services/webhooks/test-webhook.ts'
import { getNoticePreferences } from './get-notice-preferences.ts'
import { getNoticeSummary } from './get-notice-summary.ts'
import { getSupportSummary } from './get-support-summary.ts'
import { listNotices } from './list-notices.ts'
import { listSupportNotices } from './list-support-notices.ts'
import { markNoticesRead } from './mark-notices-read.ts'
import { markSupportNoticesRead } from './mark-support-notices-read.ts'
import { sendDelivery } from './send-delivery.ts'
import { setNoticePreferences } from './set-notice-preferences.ts'
import { spreadNotice } from './spread-notice.ts'
import { tell } from './tell.ts'

describe('what people are told', () => {
  let world: TestWorld
  let inbox: Inbox
  let customer: { id: string; slug: string; name: string }
  let ctx: Ctx

  beforeAll(async () => {
    inbox = await startInbox({ host: '127.0.0.1', port: 0 })
    Object.assign(process.env, {
      SMTP_URL: inbox.smtpUrl,
      MAIL_FROM: 'safeguards@cleardata.example',
      SUPPORT_MAIL_TO: 'support@cleardata.example',
      WEBHOOK_ALLOW_LOOPBACK: '1',
    })
    world = await openTestWorld()
  })
  afterAll(async () => {
    await world.close()
    await inbox.close()
  })
  beforeEach(async () => {
    customer = await makeCustomer()
    ctx = setupContext(customer.id)
    for (const caught of [inbox.mails.mails, inbox.hooks.hooks]) caught.length = 0
  })

  /** A member with an address, known by the first letters of it. */
  async function member(role: 'viewer' | 'admin', email: string | null, isVerified = true): Promise<Ctx> {
    const { id: customerId, slug, name } = customer
    const actor = await makePerson(world.owner, { memberships: [{ customerId, slug, name, role }] })
    await world.owner.query('update person set email = $2, email_verified = $3, name = $2 where id = $1', [
      actor.personId,
      email ?? 'nobody',
      isVerified && email !== null,
    ])
    if (email === null)
      await world.owner.query('update person set email = null where id = $1', [actor.personId])
    await world.owner.query(
      `insert into membership (customer_id, person_id, role, created_at)
       values ($1, $2, $3::role, now() - interval '1 minute')`,
      [customerId, actor.personId, role],
    )
    return { actor, customerId, requestId: 'test' }
  }
  async function say(kind: NoticeKind, audience: NoticeAudience = 'people'): Promise<string> {
    const resourceId = randomUUID()
    await customerWrite({ customerId: customer.id }, (tx) =>
      tell(tx, customer.id, {
        ...{ audience, kind, resourceType: 'termination', resourceId },
        facts: { job: 'patients-with-a-secret-name' },
      }),
    )
    const { rows } = await world.owner.query<{ id: string }>('select id from notice where resource_id = $1', [
      resourceId,
    ])
    return rows[0]?.id ?? ''
  }
  async function deliveries(noticeId: string | null = null) {
    const { rows } = await world.owner.query<{
      id: string
      recipient: string
      state: string
      attempts: number
      answer: string | null
      waits: number | null
    }>(
      `select id, recipient, state::text, attempts, answer, round(extract(epoch from next_at - now()))::int as waits
       from delivery where customer_id = $1 and ($2::uuid is null or notice_id = $2) order by created_at, recipient`,
      [customer.id, noticeId],
    )
    return rows
  }
  /** All that the queue would do with a notice now. */
  async function deliver(noticeId: string) {
    await spreadNotice(ctx, { noticeId })
    for (const { id } of await deliveries(noticeId)) await sendDelivery(ctx, { deliveryId: id })
    return deliveries(noticeId)
  }
  const hook = (groups: NoticeGroup[] = ['terminations']) =>
    createWebhook(ctx, { name: 'siem', address: `${inbox.address}/${customer.slug}`, groups })
  const mailedTo = () => inbox.mails.mails.flatMap(({ to }) => to).sort()

  describe('by mail', () => {
    it('goes to those of the audience who want it, at an address that was verified', async () => {
      await member('viewer', 'viewer@a.example')
      const chooser = await member('viewer', 'chooser@a.example')
      await member('admin', 'admin@a.example')
      await member('admin', 'unverified@a.example', false)
      await member('admin', null)
      await deliver(await say('termination.stopped'))
      expect(mailedTo()).toEqual(['admin@a.example', 'chooser@a.example', 'viewer@a.example'])
      inbox.mails.mails.length = 0
      await setNoticePreferences(chooser, { groups: ['exclusions'] })
      await deliver(await say('termination.stopped'))
      await deliver(await say('exclusion.approved'))
      await deliver(await say('group.drifted', 'admins'))
      expect(mailedTo()).toEqual([
        ...['admin@a.example', 'admin@a.example', 'admin@a.example'],
        ...['chooser@a.example', 'viewer@a.example'],
      ])
      inbox.mails.mails.length = 0
      await setNoticePreferences(chooser, { groups: [] })
      await deliver(await say('exclusion.approved'))
      expect(mailedTo()).toEqual(['admin@a.example'])
    })

    it('says what kind of thing happened, where, and nothing else', async () => {
      await member('viewer', 'viewer@a.example')
      const noticeId = await say('termination.stopped')
      await deliver(noticeId)
      const [mail] = inbox.mails.mails
      expect(mail?.subject).toBe(`A tuning job was terminated – ${customer.name}`)
      expect(mail?.text).toContain(`${env().PORTAL_URL}/${customer.slug}/terminations/`)
      expect(JSON.stringify(mail)).not.toContain('secret-name')
      expect(mail?.id).toBe(`<${(await deliveries(noticeId))[0]?.id}@${new URL(env().PORTAL_URL).hostname}>`)
    })

    it('goes to support’s own mailbox for what support is told, and to nobody of the customer’s', async () => {
      await member('admin', 'admin@a.example')
      await hook()
      await deliver(await say('termination.held', 'support'))
      expect(mailedTo()).toEqual(['support@cleardata.example'])
      expect(inbox.hooks.hooks).toEqual([])
    })

    it('is not sent to somebody who left meanwhile', async () => {
      const { actor } = await member('viewer', 'viewer@a.example')
      const noticeId = await say('termination.stopped')
      await spreadNotice(ctx, { noticeId })
      await world.owner.query('delete from membership where person_id = $1', [
        actor?.kind === 'person' ? actor.personId : '',
      ])
      expect(await deliver(noticeId)).toMatchObject([
        { state: 'given_up', attempts: 0, answer: 'no longer a member' },
      ])
      expect(inbox.mails.mails).toEqual([])
    })
  })

  describe('by webhook', () => {
    it('goes once to each that wants it, however often it is handed on', async () => {
      await hook()
      await hook(['access'])
      const noticeId = await say('termination.stopped')
      expect(await deliver(noticeId)).toMatchObject([
        { state: 'sent', attempts: 1, answer: '204', waits: null },
      ])
      await deliver(noticeId)
      const [delivery, ...others] = await deliveries(noticeId)
      expect(others).toEqual([])
      expect(inbox.hooks.hooks).toHaveLength(1)
      expect(inbox.hooks.hooks[0]?.headers['webhook-id']).toBe(delivery?.id)
      const body = JSON.parse(inbox.hooks.hooks[0]?.body ?? '') as object
      expect(body).toMatchObject({ type: 'termination.stopped', data: { noticeId, customer: customer.slug } })
      expect(JSON.stringify(body)).not.toContain('secret-name')
    })

    it('is tried again under the same id until it is taken', async () => {
      await hook()
      const noticeId = await say('termination.stopped')
      inbox.hooks.answerNext(500, 302)
      const [first] = await deliver(noticeId)
      expect(first).toMatchObject({ state: 'failed', attempts: 1, answer: '500' })
      expect(first?.waits).toBeGreaterThan(1)
      expect(first?.waits).toBeLessThanOrEqual(5)
      // Before its time, nothing is sent.
      await deliver(noticeId)
      expect(inbox.hooks.hooks).toHaveLength(1)
      const due = () => world.owner.query('update delivery set next_at = now() where id = $1', [first?.id])
      await due()
      expect(await deliver(noticeId)).toMatchObject([{ state: 'failed', attempts: 2, answer: '302' }])
      await due()
      expect(await deliver(noticeId)).toMatchObject([{ state: 'sent', attempts: 3, answer: '204' }])
      expect(new Set(inbox.hooks.hooks.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    })

    it('is given up after three days, and when the receiver says that it is gone', async () => {
      await hook()
      const old = await say('termination.stopped')
      await spreadNotice(ctx, { noticeId: old })
      await world.owner.query(
        `update delivery set created_at = now() - interval '73 hours' where notice_id = $1`,
        [old],
      )
      inbox.hooks.answerNext(500)
      expect(await deliver(old)).toMatchObject([
        { state: 'given_up', attempts: 1, answer: '500', waits: null },
      ])
      inbox.hooks.answerNext(410)
      expect(await deliver(await say('termination.stopped'))).toMatchObject([
        { state: 'given_up', attempts: 1, answer: '410' },
      ])
    })

    it('is not sent when it was switched off or removed meanwhile', async () => {
      const { id } = await hook()
      const first = await say('termination.stopped')
      await spreadNotice(ctx, { noticeId: first })
      await changeWebhook(ctx, { id, isEnabled: false })
      expect(await deliver(first)).toMatchObject([{ state: 'given_up', answer: 'switched off since' }])
      await expect(testWebhook(ctx, { id })).rejects.toThrow(/switched off/)
      await changeWebhook(ctx, { id, isEnabled: true })
      const second = await say('termination.stopped')
      await spreadNotice(ctx, { noticeId: second })
      await removeWebhook(ctx, { id })
      expect(await deliver(second)).toMatchObject([{ state: 'given_up' }])
      expect((await listWebhooks(ctx)).rows).toEqual([])
      expect(inbox.hooks.hooks).toEqual([])
    })

    it('is signed with the old secret too for a day after a rotation', async () => {
      const { id, secret } = await hook()
      const other = await rotateWebhookSecret(ctx, { id })
      expect(other.secret).not.toBe(secret)
      await deliver(await say('termination.stopped'))
      expect(inbox.hooks.hooks[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
      await world.owner.query('update webhook set former_until = now() where id = $1', [id])
      await deliver(await say('termination.stopped'))
      expect(inbox.hooks.hooks[1]?.headers['webhook-signature']?.split(' ')).toHaveLength(1)
    })

    it('is never kept or listed with its secret in the open', async () => {
      const { id, secret } = await hook()
      const { rows } = await world.owner.query('select * from webhook where id = $1', [id])
      expect(JSON.stringify(rows)).not.toContain(secret.slice(10))
      const listed = JSON.stringify(await listWebhooks(ctx))
      expect(listed).not.toContain('whsec_')
      expect(listed).not.toContain(`/${customer.slug}"`)
    })

    it('may not lead into a private network', async () => {
      for (const address of [
        'https://10.0.0.1/',
        'https://169.254.169.254/',
        'https://intranet/',
        'nonsense',
      ])
        await expect(
          createWebhook(ctx, { name: 'x', address, groups: ['access'] }),
          address,
        ).rejects.toMatchObject({ code: 'invalid', fields: { address: expect.any(String) as string } })
    })
  })

  describe('in the portal', () => {
    it('is shown to its audience alone, and is unread until it was shown', async () => {
      const viewer = await member('viewer', null)
      const admin = await member('admin', null)
      await say('termination.stopped')
      await say('group.drifted', 'admins')
      await say('termination.disputed', 'support')
      const seen = async (of: Ctx) => (await listNotices(of, {})).rows.map(({ kind }) => kind)
      expect(await seen(viewer)).toEqual(['termination.stopped'])
      expect(await seen(admin)).toEqual(['group.drifted', 'termination.stopped'])
      const { unread, rows } = await getNoticeSummary(admin)
      expect([unread, rows.map(({ isUnread }) => isUnread)]).toEqual([2, [true, true]])
      await markNoticesRead(admin, { until: rows[1]?.at ?? '' })
      expect((await getNoticeSummary(admin)).unread).toBe(1)
      await markNoticesRead(admin, { until: '2100-01-01T00:00:00.000Z' })
      await markNoticesRead(admin, { until: rows[1]?.at ?? '' })
      expect((await getNoticeSummary(admin)).unread).toBe(0)
      expect((await getNoticeSummary(viewer)).unread).toBe(1)
      await say('termination.stopped')
      expect((await getNoticeSummary(admin)).unread).toBe(1)
    })

    it('is filtered by what it is of, paged, and names what happened to it beyond the portal', async () => {
      const admin = await member('admin', 'admin@a.example')
      const stopped = await say('termination.stopped')
      await say('exclusion.approved')
      await deliver(stopped)
      const { rows, total } = await listNotices(admin, { group: 'terminations' })
      expect(total).toBe(1)
      expect(rows).toMatchObject([
        {
          ...{ kind: 'termination.stopped', name: 'patients-with-a-secret-name' },
          deliveries: [{ channel: 'mail', to: 'admin@a.example', state: 'sent', answer: '250' }],
        },
      ])
      const first = await listNotices(admin, { limit: 1 })
      const second = await listNotices(admin, { limit: 1, after: first.next ?? '' })
      expect([first.rows[0]?.kind, second.rows[0]?.kind]).toEqual([
        'exclusion.approved',
        'termination.stopped',
      ])
    })

    it('is read by support over all customers, each for themselves', async () => {
      const staff = async (): Promise<Ctx> => {
        const actor = await makePerson(world.owner, { isStaff: true })
        await world.owner.query(
          `insert into staff (person_id, added_at) values ($1, now() - interval '1 minute')`,
          [actor.personId],
        )
        return { actor, customerId: null, requestId: 'test' }
      }
      const [sam, kim] = [await staff(), await staff()]
      await say('termination.disputed', 'support')
      const { rows } = await listSupportNotices(sam, { limit: 1 })
      expect(rows).toMatchObject([
        { kind: 'termination.disputed', customer: { name: customer.name }, isUnread: true },
      ])
      await markSupportNoticesRead(sam, { until: rows[0]?.at ?? '' })
      expect((await getSupportSummary(sam)).unread).toBe(0)
      expect((await getSupportSummary(kim)).unread).toBeGreaterThan(0)
    })

    it('says where mail goes and what is chosen', async () => {
      const viewer = await member('viewer', 'viewer@a.example')
      expect(await getNoticePreferences(viewer)).toEqual({
        ...{ isMailSetUp: true, email: 'viewer@a.example', isChosen: false },
        groups: mailedByDefault('viewer'),
      })
      await setNoticePreferences(viewer, { groups: ['access'] })
      expect(await getNoticePreferences(viewer)).toMatchObject({ groups: ['access'], isChosen: true })
      const stranger = await member('viewer', 'stranger@a.example', false)
      expect(await getNoticePreferences(stranger)).toMatchObject({ email: null })
    })
  })
})
