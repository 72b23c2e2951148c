import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { env } from '#lib/env.ts'
import { type Inbox, startInbox } from '#lib/sandbox/inbox/inbox.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { createWebhook } from '#lib/services/webhooks/create-webhook.ts'
import { testWebhook } from '#lib/services/webhooks/test-webhook.ts'
import { startWorker } from './start-worker.ts'

describe('what people are told, with a worker', () => {
  let world: TestWorld
  let inbox: Inbox
  beforeAll(async () => {
    inbox = await startInbox({ host: '127.0.0.1', port: 0 })
    Object.assign(process.env, { SMTP_URL: inbox.smtpUrl, WEBHOOK_ALLOW_LOOPBACK: '1' })
    world = await openTestWorld()
  })
  afterAll(async () => {
    await world.close()
    await inbox.close()
  })

  it('leaves within seconds, to many at once, and comes again by itself after a failure', async () => {
    const { id: customerId } = await makeCustomer()
    const people = 30
    for (let index = 0; index < people; index++) {
      const { personId } = await makePerson(world.owner)
      await world.owner.query('update person set email = $2, email_verified = true where id = $1', [
        personId,
        `p${index}@a.example`,
      ])
      await world.owner.query(
        `insert into membership (customer_id, person_id, role) values ($1, $2, 'viewer')`,
        [customerId, personId],
      )
    }
    const ctx = setupContext(customerId)
    const { id } = await createWebhook(ctx, {
      name: 'siem',
      address: inbox.address,
      groups: ['terminations'],
    })
    const worker = await startWorker(env())
    try {
      inbox.hooks.answerNext(503)
      const toldAt = Date.now()
      await customerWrite({ customerId }, (tx) =>
        tell(tx, customerId, {
          ...{ audience: 'people', kind: 'termination.stopped', resourceType: 'termination' },
          resourceId: randomUUID(),
        }),
      )
      await expect.poll(() => inbox.mails.mails.length, { timeout: 60_000, interval: 20 }).toBe(people)
      expect(Date.now() - toldAt).toBeLessThan(10_000)
      expect(new Set(inbox.mails.mails.flatMap(({ to }) => to)).size).toBe(people)
      await expect.poll(() => inbox.hooks.hooks.length, { timeout: 60_000, interval: 50 }).toBe(2)
      await testWebhook(ctx, { id })
      await expect.poll(() => inbox.hooks.hooks.length, { timeout: 60_000, interval: 20 }).toBe(3)
      expect(inbox.hooks.hooks[2]?.body).toContain('webhook.test')
      await expect
        .poll(
          async () =>
            (
              await world.owner.query<{ all: number; sent: number }>(
                `select count(*)::int as all, count(*) filter (where state = 'sent')::int as sent from delivery`,
              )
            ).rows,
          { timeout: 60_000 },
        )
        .toEqual([{ all: people + 2, sent: people + 2 }])
    } finally {
      await worker.stop()
    }
  })
})
