import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { isMailSetUp } from '#lib/delivery/send-mail.ts'
import {
  isNoticeKind,
  mailedByDefault,
  type NoticeAudience,
  type NoticeGroup,
  noticeGroupOf,
} from '#lib/domain/notices.ts'
import { env } from '#lib/env.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'

const input = z.object({ noticeId: z.uuid() })

type Recipient =
  | { channel: 'mail'; recipient: string; personId: string | null }
  | { channel: 'webhook'; recipient: string; webhookId: string }

/** Those of the audience with a verified address who want this group mailed, by their choice or their role. */
async function listMailed(tx: Tx, audience: NoticeAudience, group: NoticeGroup): Promise<Recipient[]> {
  if (!isMailSetUp()) return []
  if (audience === 'support')
    return env().SUPPORT_MAIL_TO === undefined
      ? []
      : [{ channel: 'mail', recipient: 'support', personId: null }]
  const members = await tx.membership.findMany({
    where: {
      ...(audience === 'admins' && { role: 'admin' as const }),
      person: { emailVerified: true, email: { not: null } },
    },
  })
  const chosen = await tx.mailPreference.findMany()
  return members
    .filter(({ personId, role }) =>
      (chosen.find((choice) => choice.personId === personId)?.groups ?? mailedByDefault(role)).includes(
        group,
      ),
    )
    .map(({ personId }) => ({ channel: 'mail', recipient: `person:${personId}`, personId }))
}

async function listWebhooks(tx: Tx, audience: NoticeAudience, group: NoticeGroup): Promise<Recipient[]> {
  if (audience === 'support') return []
  const webhooks = await tx.webhook.findMany({
    where: { isEnabled: true, removedAt: null, groups: { has: group } },
    select: { id: true },
  })
  return webhooks.map(({ id }) => ({ channel: 'webhook', recipient: `webhook:${id}`, webhookId: id }))
}

/**
 * Makes one delivery for each recipient of a notice and enqueues it; whatever was made before stays as it is,
 * so that it may run any number of times. Answers how many it made.
 */
export async function spreadNotice(ctx: Ctx, raw: z.input<typeof input>): Promise<number> {
  const scoped = requirePermission(ctx, 'notice:deliver')
  const { noticeId } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const notice = await tx.notice.findUnique({ where: { customerId_id: { customerId, id: noticeId } } })
    if (!notice) throw notFound()
    const { kind, audience } = notice
    if (!isNoticeKind(kind)) return 0
    const group = noticeGroupOf(kind)
    const recipients = [
      ...(await listMailed(tx, audience, group)),
      ...(await listWebhooks(tx, audience, group)),
    ]
    const made = await tx.delivery.createManyAndReturn({
      data: recipients.map((recipient) => ({ customerId, noticeId, ...recipient })),
      select: { id: true },
      skipDuplicates: true,
    })
    for (const { id } of made) await enqueue(tx, 'send-delivery', { customerId, deliveryId: id })
    if (made.length > 0)
      await emitAudit(tx, scoped, {
        action: 'notice.spread',
        resourceType: 'notice',
        resourceId: noticeId,
        details: {
          kind,
          mails: recipients.filter(({ channel }) => channel === 'mail').length,
          webhooks: recipients.filter(({ channel }) => channel === 'webhook').length,
        },
      })
    return made.length
  })
}
