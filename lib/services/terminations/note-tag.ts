import type { Tx } from '#lib/db/client.ts'
import type { ReceiptTag } from '#lib/domain/enforcement/receipt.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { CustomerCtx } from '#lib/services/context.ts'

/** Writes down how putting the receipt's address on the job went, in the transaction that goes on from there. */
export async function noteTag(
  tx: Tx,
  scoped: CustomerCtx,
  terminationId: string,
  tag: ReceiptTag,
): Promise<void> {
  await tx.$executeRaw`/* ahead */ update termination set tag = ${JSON.stringify(tag)}::jsonb
    where customer_id = ${scoped.customerId}::uuid and id = ${terminationId}::uuid`
  await emitAudit(tx, scoped, {
    action: 'termination.tag',
    resourceType: 'termination',
    resourceId: terminationId,
    details: { error: tag.error },
  })
}
