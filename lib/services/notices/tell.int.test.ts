import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCustomer, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { env } from '#lib/env.ts'
import { changeWebhook } from '#lib/services/webhooks/change-webhook.ts'
import { createWebhook } from '#lib/services/webhooks/create-webhook.ts'
import { listWebhooks } from '#lib/services/webhooks/list-webhooks.ts'
import { removeWebhook } from '#lib/services/webhooks/remove-webhook.ts'
import { tell } from './tell.ts'

let world: TestWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world.close())

/** Whether a new notice of the customer's is shown, and whether it was handed on to be mailed or posted. */
async function told(customerId: string): Promise<{ shown: number; handedOn: number }> {
  const resourceId = randomUUID()
  await customerWrite({ customerId }, (tx) =>
    tell(tx, customerId, {
      audience: 'people',
      kind: 'termination.stopped',
      resourceType: 'termination',
      resourceId,
    }),
  )
  const { rows } = await world.owner.query<{ shown: number; handedOn: number }>(
    `select count(distinct n.id)::int as shown, count(j.id)::int as "handedOn" from notice n
     left join pgboss.job j on j.name = 'spread-notice' and j.data ->> 'noticeId' = n.id::text
     where n.customer_id = $1 and n.resource_id = $2`,
    [customerId, resourceId],
  )
  return rows[0] ?? { shown: 0, handedOn: 0 }
}

it('hands a notice on only where mail leaves the portal or a webhook of the customer listens', async () => {
  Object.assign(env(), { SMTP_URL: undefined, WEBHOOK_ALLOW_LOOPBACK: true })
  const { id } = await makeCustomer()
  const ctx = setupContext(id)
  const { id: other } = await makeCustomer()
  expect(await told(id)).toEqual({ shown: 1, handedOn: 0 })

  await createWebhook(ctx, { name: 'siem', address: 'http://127.0.0.1:1/hook', groups: ['terminations'] })
  expect(await told(id)).toEqual({ shown: 1, handedOn: 1 })
  expect(await told(other)).toEqual({ shown: 1, handedOn: 0 })

  const webhookId = (await listWebhooks(ctx)).rows[0]?.id ?? ''
  await changeWebhook(ctx, { id: webhookId, isEnabled: false })
  expect(await told(id)).toEqual({ shown: 1, handedOn: 0 })
  await removeWebhook(ctx, { id: webhookId })
  expect(await told(id)).toEqual({ shown: 1, handedOn: 0 })

  env().SMTP_URL = 'smtp://127.0.0.1:1025'
  expect(await told(id)).toEqual({ shown: 1, handedOn: 1 })
})
