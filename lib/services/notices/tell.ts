import { randomUUID } from 'node:crypto'
import type { Tx } from '#lib/db/client.ts'
import { isMailSetUp } from '#lib/delivery/send-mail.ts'
import type { NoticeAudience, NoticeKind } from '#lib/domain/notices.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'

interface NoticeInput {
  /** The customer's people, its admins alone, or ClearDATA support. */
  audience: NoticeAudience
  kind: NoticeKind
  resourceType: string
  resourceId: string
  /** Ids, names of AWS things and figures; never free text or job parameters. */
  facts?: Record<string, string | number | boolean | null>
}

/**
 * Tells people of something, in the transaction that makes it so: neither exists without the other. The portal
 * shows these rows; mail and webhooks are made of them by `spreadNotice`, which is enqueued here where mail leaves
 * this portal at all or a webhook of the customer listens.
 */
export async function tell(
  tx: Tx,
  customerId: string,
  { audience, kind, resourceType, resourceId, facts = {} }: NoticeInput,
): Promise<void> {
  const id = randomUUID()
  const [told] = await tx.$queryRaw<{ isHeard: boolean }[]>`
    with made as (
      insert into notice (id, customer_id, audience, kind, resource_type, resource_id, facts)
      values (${id}::uuid, ${customerId}::uuid, ${audience}::notice_audience, ${kind}, ${resourceType}, ${resourceId},
        ${JSON.stringify(facts)}::jsonb)
    )
    select exists (select from webhook where customer_id = ${customerId}::uuid and is_enabled and removed_at is null) as "isHeard"`
  if (isMailSetUp() || told?.isHeard) await enqueue(tx, 'spread-notice', { customerId, noticeId: id })
}
