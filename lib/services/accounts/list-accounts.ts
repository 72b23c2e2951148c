import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { accountRow } from './account-view.ts'
import type { AccountRow } from './views.ts'

/** A customer's AWS accounts, by name. */
export async function listAccounts(ctx: Ctx): Promise<{ rows: AccountRow[] }> {
  const scoped = requirePermission(ctx, 'account:read')
  const rows = await customerRead(scoped, (tx) =>
    tx.awsAccount.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
  )
  return { rows: rows.map(accountRow) }
}
