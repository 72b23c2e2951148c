import { forgetCredentials } from '#lib/aws/session.ts'
import type { Tx } from '#lib/db/client.ts'
import type { AwsAccount } from '#lib/db/generated/client.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { CustomerCtx } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'

/**
 * Ends the use of an account inside the caller's transaction: nothing is read or stopped in it from now on, and
 * its events' keys open nothing. Its history stays.
 */
export async function endAccount(
  tx: Tx,
  scoped: CustomerCtx,
  before: AwsAccount,
  reason: string,
): Promise<AwsAccount> {
  const { customerId } = scoped
  const { id } = before
  const after = await tx.awsAccount.update({
    where: { customerId_id: { customerId, id } },
    data: {
      status: 'disconnected',
      mode: 'observing',
      armedAt: null,
      armsAt: null,
      disconnectedAt: new Date(),
    },
  })
  forgetCredentials(before.awsAccountId)
  await tx.eventKey.updateMany({
    where: { accountId: id, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  await emitAudit(tx, scoped, {
    action: 'account.disconnect',
    resourceType: 'aws_account',
    resourceId: id,
    details: { before: before.status, mode: before.mode, reason },
  })
  if (before.status !== 'pending')
    for (const audience of ['people', 'support'] as const)
      await tell(tx, customerId, {
        audience,
        kind: 'account.disconnected',
        resourceType: 'aws_account',
        resourceId: id,
        facts: { account: after.name },
      })
  return after
}
