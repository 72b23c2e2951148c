import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { readWouldStop, type WouldStop } from './would-stop.ts'

const input = z.object({ id: z.string() })

/** The jobs of an account that would be stopped if it were armed and not paused now, oldest first. */
export async function listWouldStop(ctx: Ctx, raw: z.input<typeof input>): Promise<WouldStop> {
  const scoped = requirePermission(ctx, 'account:read')
  const { id } = input.parse(raw)
  return customerRead(scoped, async (tx) => {
    const { holdAbove } = await fetchAccount(tx, scoped.customerId, id)
    return readWouldStop(tx, { accountId: id, holdAbove })
  })
}
