import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { fetchAccountForUpdate } from './fetch-account.ts'

const input = z.object({ id: z.string() })

/** Takes back an account that was never proved: nothing was read in it, so there is no history to keep. */
export async function removeDraft(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'account:connect')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const draft = await fetchAccountForUpdate(tx, customerId, id)
    if (draft.status !== 'pending')
      throw conflict('This account was connected, so its history stays. Disconnect it instead.')
    await tx.awsAccount.delete({ where: { customerId_id: { customerId, id } } })
    await emitAudit(tx, scoped, {
      action: 'account.remove_draft',
      resourceType: 'aws_account',
      resourceId: id,
      details: { awsAccountId: draft.awsAccountId, partition: draft.partition },
    })
  })
}
