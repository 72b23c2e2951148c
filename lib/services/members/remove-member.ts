import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { whyMemberMustStay } from '#lib/domain/people.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { fetchMemberForUpdate } from './fetch-member.ts'

const input = z.object({ personId: z.string() })

/** Takes somebody out of a customer. They are out from their next request on; the trail keeps that they were in. */
export async function removeMember(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'member:manage')
  const { personId } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const member = await fetchMemberForUpdate(tx, customerId, personId)
    const stay = whyMemberMustStay(member)
    if (stay !== null) throw conflict(stay)
    await tx.membership.delete({ where: { customerId_personId: { customerId, personId } } })
    await emitAudit(tx, scoped, {
      action: 'member.remove',
      resourceType: 'person',
      resourceId: personId,
      details: { before: member.role },
    })
  })
}
