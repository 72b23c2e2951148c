import type { Tx } from '#lib/db/client.ts'
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
 * shows these rows; mail and webhooks are made of them by `spreadNotice`, which is enqueued here.
 */
export async function tell(
  tx: Tx,
  customerId: string,
  { audience, kind, resourceType, resourceId, facts = {} }: NoticeInput,
): Promise<void> {
  const { id } = await tx.notice.create({
    data: { customerId, audience, kind, resourceType, resourceId, facts },
    select: { id: true },
  })
  await enqueue(tx, 'spread-notice', { customerId, noticeId: id })
}
