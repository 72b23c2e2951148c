import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { memberRoles, whyMemberMustStay } from '#lib/domain/people.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { fetchMemberForUpdate } from './fetch-member.ts'

export const roleInput = z.object({ role: z.enum(memberRoles) })
const input = roleInput.extend({ personId: z.string() })

/** Makes a viewer an admin or an admin a viewer. Holds from that person's next request on. */
export async function changeMemberRole(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'member:manage')
  const { personId, role } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const member = await fetchMemberForUpdate(tx, customerId, personId)
    if (member.role === role) return
    const stay = whyMemberMustStay(member)
    if (stay !== null) throw conflict(stay)
    await tx.membership.update({ where: { customerId_personId: { customerId, personId } }, data: { role } })
    await emitAudit(tx, scoped, {
      action: 'member.change_role',
      resourceType: 'person',
      resourceId: personId,
      details: { before: member.role, after: role },
    })
  })
}
