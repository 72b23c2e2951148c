import { z } from 'zod'
import { customerWrite, staffWrite } from '#lib/db/doors.ts'
import { endAccount } from '#lib/services/accounts/end-account.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import {
  type Ctx,
  type StaffCtx,
  requireRecentSignIn,
  requireStaffPermission,
} from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'

export const customerStateInput = z.object({
  isClosed: z.boolean(),
  legalHold: z.boolean(),
  reason: z.string().trim().min(5, 'Say why, in a few words.').max(500),
})
const nameOf = ({ actor }: StaffCtx) => (actor.kind === 'person' ? actor.name : 'ClearDATA')

const input = customerStateInput.extend({ slug: z.string() })

/** Ends the use of every account that a customer connected: nothing of a closed one is read or stopped. */
async function endAccounts(staff: StaffCtx, customerId: string): Promise<void> {
  const scoped = { ...staff, customerId }
  await customerWrite(scoped, async (tx) => {
    const accounts = await tx.awsAccount.findMany({
      where: { customerId, status: { not: 'disconnected' } },
      orderBy: { id: 'asc' },
    })
    for (const account of accounts) await endAccount(tx, scoped, account, 'The customer was closed.')
  })
}

/**
 * Closes a customer, opens it again, or sets its legal hold. A closed one's people and tokens come in no more, its
 * accounts are disconnected, and nothing is deleted: what the law wants kept is kept. Opened again, each account
 * is connected by a new proof.
 */
export async function setCustomerState(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requireStaffPermission(ctx, 'customer:close')
  requireRecentSignIn(scoped)
  const { slug, isClosed, legalHold, reason } = input.parse(raw)
  const found = await staffWrite({}, (tx) => tx.customer.findUnique({ where: { slug } }))
  if (!found) throw notFound()
  // First: were this cut off here, the customer would still be open, and somebody would close it again.
  if (isClosed) await endAccounts(scoped, found.id)
  await staffWrite({ customerId: found.id }, async (tx) => {
    const customerId = found.id
    await tx.customer.update({
      where: { id: customerId },
      data: { closedAt: isClosed ? (found.closedAt ?? new Date()) : null },
    })
    const held = await tx.legalHold.findFirst({ where: { customerId, liftedAt: null } })
    if (legalHold && !held)
      await tx.legalHold.create({ data: { customerId, reason, placedByName: nameOf(scoped) } })
    if (!legalHold && held)
      await tx.legalHold.update({
        where: { customerId_id: { customerId, id: held.id } },
        data: { liftedAt: new Date() },
      })
    await emitAudit(
      tx,
      { ...scoped, customerId: found.id },
      {
        action: 'customer.set_state',
        resourceType: 'customer',
        resourceId: found.id,
        details: {
          before: { isClosed: found.closedAt !== null, legalHold: held !== null },
          after: { isClosed, legalHold },
          reason,
        },
      },
    )
  })
}
