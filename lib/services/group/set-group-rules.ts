import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { lockGroup } from './group-state.ts'

export const rulesInput = z.object({
  requiresApproval: z.boolean(),
  reviewEveryDays: z.number().int().min(7, 'At least 7 days.').max(365, 'At most 365 days.'),
})
const input = rulesInput.extend({ id: z.string() })

/** Whether changes need a second admin, and how often access is reviewed. All admins are told. */
export async function setGroupRules(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<z.infer<typeof rulesInput>> {
  const scoped = requirePermission(ctx, 'group:change')
  requireRecentSignIn(scoped)
  const { id, requiresApproval, reviewEveryDays } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const { group } = await lockGroup(tx, customerId, id)
    await tx.groupState.update({
      where: { customerId_accountId: { customerId, accountId: id } },
      data: { requiresApproval, reviewEveryDays },
    })
    const before = { requiresApproval: group.requiresApproval, reviewEveryDays: group.reviewEveryDays }
    const after = { requiresApproval, reviewEveryDays }
    await emitAudit(tx, scoped, {
      action: 'group.set_rules',
      resourceType: 'aws_account',
      resourceId: id,
      details: { before, after },
    })
    await tell(tx, customerId, {
      audience: 'admins',
      kind: 'group.rules_changed',
      resourceType: 'aws_account',
      resourceId: id,
      facts: after,
    })
    return after
  })
}
