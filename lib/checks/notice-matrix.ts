import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import type { Permission } from '#lib/domain/permissions.ts'
import { getNoticePreferences } from '#lib/services/notices/get-notice-preferences.ts'
import { getNoticeSummary } from '#lib/services/notices/get-notice-summary.ts'
import { getSupportSummary } from '#lib/services/notices/get-support-summary.ts'
import { listNotices } from '#lib/services/notices/list-notices.ts'
import { listSupportNotices } from '#lib/services/notices/list-support-notices.ts'
import { markNoticesRead } from '#lib/services/notices/mark-notices-read.ts'
import { markSupportNoticesRead } from '#lib/services/notices/mark-support-notices-read.ts'
import { sendDelivery } from '#lib/services/notices/send-delivery.ts'
import { setNoticePreferences } from '#lib/services/notices/set-notice-preferences.ts'
import { spreadNotice } from '#lib/services/notices/spread-notice.ts'
import { changeWebhook } from '#lib/services/webhooks/change-webhook.ts'
import { createWebhook } from '#lib/services/webhooks/create-webhook.ts'
import { listWebhooks } from '#lib/services/webhooks/list-webhooks.ts'
import { removeWebhook } from '#lib/services/webhooks/remove-webhook.ts'
import { rotateWebhookSecret } from '#lib/services/webhooks/rotate-webhook-secret.ts'
import { makeSecret, sealSecret } from '#lib/services/webhooks/secrets.ts'
import { testWebhook } from '#lib/services/webhooks/test-webhook.ts'
import type { Row } from './verb-row.ts'

/** What a customer is told by, that a verb can name. */
export interface NoticeTarget {
  noticeId: string
  deliveryId: string
  webhookId: string
  /** One to be removed. */
  spareWebhookId: string
}

const inside = (permission: Permission, names: boolean, call: Row['call']): Row => ({
  permission,
  scope: 'inside',
  names,
  call,
})
const staff = (call: Row['call']): Row => ({
  ...{ permission: 'notice:read_all', scope: 'staff', names: false, call },
})
const system = (call: Row['call']): Row => ({
  ...{ permission: 'notice:deliver', scope: 'system', names: true, call },
})
const until = '2026-01-01T00:00:00.000Z'

/** The rows of the matrix for notices and webhooks, in an order in which each can succeed once. */
export const noticeMatrix: Record<string, Row> = {
  'notices/get-notice-preferences': inside('notice:read', false, (ctx) => getNoticePreferences(ctx)),
  'notices/get-notice-summary': inside('notice:read', false, (ctx) => getNoticeSummary(ctx)),
  'notices/get-support-summary': staff((ctx) => getSupportSummary(ctx)),
  'notices/list-notices': inside('notice:read', false, (ctx) => listNotices(ctx, {})),
  'notices/list-support-notices': staff((ctx) => listSupportNotices(ctx, {})),
  'notices/mark-notices-read': inside('notice:read', false, (ctx) => markNoticesRead(ctx, { until })),
  'notices/mark-support-notices-read': staff((ctx) => markSupportNoticesRead(ctx, { until })),
  'notices/send-delivery': system((ctx, { deliveryId }) => sendDelivery(ctx, { deliveryId })),
  'notices/set-notice-preferences': inside('notice:prefer', false, (ctx) =>
    setNoticePreferences(ctx, { groups: ['terminations'] }),
  ),
  'notices/spread-notice': system((ctx, { noticeId }) => spreadNotice(ctx, { noticeId })),
  'webhooks/change-webhook': inside('webhook:manage', true, (ctx, { webhookId: id }) =>
    changeWebhook(ctx, { id, groups: ['access'] }),
  ),
  'webhooks/create-webhook': inside('webhook:manage', false, (ctx) =>
    createWebhook(ctx, { name: 'x', address: 'https://8.8.8.8/', groups: ['terminations'] }),
  ),
  'webhooks/list-webhooks': inside('notice:read', false, (ctx) => listWebhooks(ctx)),
  'webhooks/remove-webhook': inside('webhook:manage', true, (ctx, { spareWebhookId: id }) =>
    removeWebhook(ctx, { id }),
  ),
  'webhooks/rotate-webhook-secret': inside('webhook:manage', true, (ctx, { webhookId: id }) =>
    rotateWebhookSecret(ctx, { id }),
  ),
  'webhooks/test-webhook': inside('webhook:manage', true, (ctx, { webhookId: id }) =>
    testWebhook(ctx, { id }),
  ),
}

/** A notice, two webhooks and a delivery that is due; where they lead, we do not go. */
export async function makeNoticeTarget(owner: Client, customerId: string): Promise<NoticeTarget> {
  const webhook = async () => {
    const id = randomUUID()
    await owner.query(
      `insert into webhook (id, customer_id, name, address, groups, secret, created_by_name)
       values ($1, $2, 'x', 'https://10.0.0.1/', '{terminations}', $3, 'Test person')`,
      [id, customerId, sealSecret(id, makeSecret())],
    )
    return id
  }
  const [webhookId, spareWebhookId] = [await webhook(), await webhook()]
  const notice = await owner.query<{ id: string }>(
    `insert into notice (customer_id, audience, kind, resource_type, resource_id)
     values ($1, 'people', 'termination.stopped', 'termination', $2) returning id`,
    [customerId, randomUUID()],
  )
  const noticeId = notice.rows[0]?.id ?? ''
  const delivery = await owner.query<{ id: string }>(
    `insert into delivery (customer_id, notice_id, channel, recipient, webhook_id)
     values ($1, $2, 'webhook', $3, $4) returning id`,
    [customerId, noticeId, `webhook:${webhookId}`, webhookId],
  )
  return { noticeId, deliveryId: delivery.rows[0]?.id ?? '', webhookId, spareWebhookId }
}
