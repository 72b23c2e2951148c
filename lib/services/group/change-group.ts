import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { changeRefusal } from '#lib/domain/group/change-refusal.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { changeRow } from './change-view.ts'
import { lockGroup, readEnd, requireGroup } from './group-state.ts'
import { readUsers } from './group-users.ts'
import { endsAtInput, reasonInput, ticketInput, userIdInput } from './inputs.ts'
import { type WantedChange, writeChanges } from './intend-change.ts'
import type { ChangeRow } from './views.ts'

const wantedInput = z.object({
  add: z.array(userIdInput).max(200).default([]),
  remove: z.array(userIdInput).max(200).default([]),
})
export const changeInput = wantedInput.extend({
  reason: reasonInput,
  ticket: ticketInput,
  endsAt: endsAtInput,
})
const input = changeInput.extend({ id: z.string() })

/**
 * Adds and removes users, one or a picked set: all are decided in one transaction, each is called by itself.
 * Where the customer asks for a second admin, they wait for one. Refuses the whole set when one cannot be.
 */
// eslint-disable-next-line no-restricted-syntax -- writeChanges audits each change
export async function changeGroup(ctx: Ctx, raw: z.input<typeof input>): Promise<{ changes: ChangeRow[] }> {
  const scoped = requirePermission(ctx, 'group:change')
  requireRecentSignIn(scoped)
  const { id, add, remove, reason, ticket, endsAt } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const locked = await lockGroup(tx, customerId, id)
    requireGroup(locked)
    const ends = await readEnd(tx, endsAt)
    const wanted = await readWanted(tx, id, { add, remove })
    const changes = await writeChanges(
      tx,
      scoped,
      {
        ...{ accountId: id, origin: 'person', reason, ticket: ticket ?? null, endsAt: ends },
        isWaiting: locked.group.requiresApproval,
      },
      wanted,
    )
    return { changes: changes.map(changeRow) }
  })
}

async function readWanted(
  tx: Parameters<typeof readUsers>[0],
  accountId: string,
  { add, remove }: { add: string[]; remove: string[] },
): Promise<WantedChange[]> {
  if (add.length + remove.length === 0) throw new ServiceError('invalid', 'Choose at least one user.')
  if (new Set([...add, ...remove]).size !== add.length + remove.length)
    throw new ServiceError('invalid', 'A user is named twice.')
  const users = new Map(
    (await readUsers(tx, accountId, [...add, ...remove])).map((user) => [user.userId, user]),
  )
  const wanted = [
    ...remove.map((userId) => ({ userId, action: 'remove' as const })),
    ...add.map((userId) => ({ userId, action: 'add' as const })),
  ]
  return wanted.map(({ userId, action }) => {
    const user = users.get(userId)
    if (user === undefined)
      throw new ServiceError('conflict', 'One of these users is not in the account any more. Read it again.')
    const refusal = changeRefusal(action, user)
    if (refusal !== null) throw new ServiceError('conflict', refusal)
    return { user, action }
  })
}
