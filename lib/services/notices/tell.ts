import type { Tx } from '#lib/db/client.ts'
import type { NoticeKind } from '#lib/domain/notices.ts'

interface NoticeInput {
  /** The customer's people, its admins alone, or ClearDATA support. */
  audience: 'people' | 'admins' | 'support'
  kind: NoticeKind
  resourceType: string
  resourceId: string
  /** Ids, names of AWS things and figures; never free text or job parameters. */
  facts?: Record<string, string | number | boolean | null>
}

/**
 * Tells people of something, in the transaction that makes it so: neither exists without the other. What
 * carries it further (mail, webhooks) reads these rows.
 */
export async function tell(
  tx: Tx,
  customerId: string,
  { audience, kind, resourceType, resourceId, facts = {} }: NoticeInput,
): Promise<void> {
  await tx.notice.create({ data: { customerId, audience, kind, resourceType, resourceId, facts } })
}
