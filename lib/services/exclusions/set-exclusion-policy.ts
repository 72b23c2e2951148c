import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { mostDaysEver } from '#lib/domain/exclusions/limits.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { databaseNow } from './clock.ts'
import { readPolicy } from './policy.ts'
import type { ExclusionPolicyView } from './views.ts'

export const policyInput = z.object({
  maxDays: z.coerce.number().int().min(1, 'At least one day.').max(mostDaysEver, 'Never more than a year.'),
  secondApproverOverDays: z.number().int().min(0).max(mostDaysEver).nullable(),
  productionAccountIds: z.array(z.uuid()).max(500),
})

/** Sets how long exclusions may last, and from when on two approvers are needed. For requests from now on. */
export async function setExclusionPolicy(
  ctx: Ctx,
  raw: z.input<typeof policyInput>,
): Promise<ExclusionPolicyView> {
  const scoped = requirePermission(ctx, 'exclusion:limit')
  const policy = policyInput.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const known = await tx.awsAccount.count({
      where: { customerId, id: { in: policy.productionAccountIds } },
    })
    if (known !== new Set(policy.productionAccountIds).size) throw notFound()
    const before = await readPolicy(tx, customerId)
    const data = { ...policy, changedAt: await databaseNow(tx) }
    await tx.exclusionPolicy.upsert({
      where: { customerId },
      create: { customerId, ...data },
      update: data,
    })
    await emitAudit(tx, scoped, {
      action: 'exclusion.limit',
      resourceType: 'exclusion_policy',
      resourceId: customerId,
      details: { before, after: policy },
    })
    return { ...policy, mayChange: null }
  })
}
