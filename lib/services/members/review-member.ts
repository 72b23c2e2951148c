import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { fetchMemberForUpdate } from './fetch-member.ts'

const input = z.object({ personId: z.string() })

/** An admin looked, and the member stays. Due again in 90 days. Removing is the other answer. */
export async function reviewMember(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'member:manage')
  const { personId } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const member = await fetchMemberForUpdate(tx, customerId, personId)
    await tx.membership.update({
      where: { customerId_personId: { customerId, personId } },
      data: { reviewedAt: new Date() },
    })
    await emitAudit(tx, scoped, {
      action: 'member.review',
      resourceType: 'person',
      resourceId: personId,
      details: { role: member.role, kept: true },
    })
  })
}
