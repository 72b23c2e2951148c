import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { standingFacts } from '#lib/domain/group/standing.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { accessRequestRow } from './change-view.ts'
import { lockGroup, readEnd } from './group-state.ts'
import { readUsers } from './group-users.ts'
import { endsAtInput, reasonInput, ticketInput, userIdInput } from './inputs.ts'
import { actorName, actorPersonId } from './intend-change.ts'
import type { AccessRequestRow } from './views.ts'

export const accessRequestInput = z.object({
  userId: userIdInput,
  reason: reasonInput,
  ticket: ticketInput,
  endsAt: endsAtInput,
})
const input = accessRequestInput.extend({ id: z.string() })

/** Asks that a named IAM user be let in. An admin decides; until then nothing changes. */
export async function requestAccess(ctx: Ctx, raw: z.input<typeof input>): Promise<AccessRequestRow> {
  const scoped = requirePermission(ctx, 'group:request')
  const { id, userId, reason, ticket, endsAt } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    await lockGroup(tx, customerId, id)
    const [user] = await readUsers(tx, id, [userId])
    if (user === undefined) throw notFound()
    if (standingFacts[user.standing].list === 'members')
      throw conflict(`${user.name} is in the group already.`)
    if (await tx.accessRequest.findFirst({ where: { accountId: id, userId, state: 'asked' } }))
      throw conflict(`Somebody has asked for ${user.name} already. An admin decides it.`)
    const ends = await readEnd(tx, endsAt)
    const row = await tx.accessRequest.create({
      data: {
        ...{ customerId, accountId: id, userId, userName: user.name, reason, ticket: ticket ?? null },
        ...{ endsAt: ends, requestedBy: actorPersonId(scoped), requestedByName: actorName(scoped) },
      },
    })
    await emitAudit(tx, scoped, {
      action: 'group.request_access',
      resourceType: 'access_request',
      resourceId: row.id,
      details: { accountId: id, userId, userName: user.name, endsAt: endsAt ?? null },
    })
    await tell(tx, customerId, {
      audience: 'admins',
      kind: 'group.access_asked',
      resourceType: 'aws_account',
      resourceId: id,
      facts: { requestId: row.id, userName: user.name },
    })
    return accessRequestRow(row)
  })
}
