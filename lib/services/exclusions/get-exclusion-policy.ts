import { customerRead } from '#lib/db/doors.ts'
import { canInCustomer, refusalOf } from '#lib/domain/permissions.ts'
import { type Ctx, requirePermission, roleInCustomer } from '#lib/services/context.ts'
import { readPolicy } from './policy.ts'
import type { ExclusionPolicyView } from './views.ts'

/** The customer's limits on exclusions. */
export async function getExclusionPolicy(ctx: Ctx): Promise<ExclusionPolicyView> {
  const scoped = requirePermission(ctx, 'exclusion:read')
  const { actor, customerId } = scoped
  const policy = await customerRead(scoped, (tx) => readPolicy(tx, customerId))
  const role = actor.kind === 'person' ? roleInCustomer(actor, customerId) : null
  const mayChange =
    role !== null && canInCustomer(role, 'exclusion:limit') ? null : refusalOf('exclusion:limit')
  return { ...policy, mayChange }
}
