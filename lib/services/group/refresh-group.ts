import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { lockGroup } from './group-state.ts'

const input = z.object({ id: z.string() })

/** Has the worker read the group from AWS now; one that waits or runs already is not added again. */
// eslint-disable-next-line no-restricted-syntax -- it asks for a reading and decides nothing
export async function refreshGroup(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'group:read')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const { account } = await lockGroup(tx, customerId, id)
    if (account.status !== 'connected')
      throw conflict('This account is not connected. Prove it under AWS accounts first.')
    await tx.$executeRaw`update group_state set read_asked_at = clock_timestamp()
      where customer_id = ${customerId}::uuid and account_id = ${id}::uuid`
    await enqueue(tx, 'read-group', { customerId, accountId: id }, { singletonKey: id, priority: 5 })
  })
}
