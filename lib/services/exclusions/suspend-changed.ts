import { z } from 'zod'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { suspendIfChanged } from './suspend-if-changed.ts'

const input = z.object({ accountId: z.uuid(), region: z.string() })

/**
 * Suspends each active exclusion of a region whose resource no longer matches what was attested. It runs
 * before stops are decided, so that what nobody attested is excused from nothing. What could not be read is
 * left alone: it is judged unknown, and unknown stops nothing.
 */
// eslint-disable-next-line no-restricted-syntax -- suspendIfChanged audits inside the transaction
export async function suspendChanged(ctx: Ctx, raw: z.input<typeof input>): Promise<number> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { accountId, region } = input.parse(raw)
  const { customerId } = scoped
  const active = await customerRead(scoped, (tx) =>
    tx.exclusion.findMany({
      where: { customerId, accountId, region, state: 'active' },
      select: { id: true },
    }),
  )
  let suspended = 0
  for (const { id } of active)
    if (await customerWrite(scoped, (tx) => suspendIfChanged(tx, scoped, id))) suspended++
  return suspended
}
