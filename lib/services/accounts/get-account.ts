import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { accountDetail } from './account-view.ts'
import { fetchAccount } from './fetch-account.ts'
import type { AccountDetail } from './views.ts'

const input = z.object({ id: z.string() })

/** One AWS account: its state, its proof, its regions, and what it takes to connect it. */
export async function getAccount(ctx: Ctx, raw: z.input<typeof input>): Promise<AccountDetail> {
  const scoped = requirePermission(ctx, 'account:read')
  const { id } = input.parse(raw)
  return customerRead(scoped, async (tx) => accountDetail(tx, await fetchAccount(tx, scoped.customerId, id)))
}
