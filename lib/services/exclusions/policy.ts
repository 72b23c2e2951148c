import type { Tx } from '#lib/db/client.ts'
import { type ExclusionPolicy, standardPolicy } from '#lib/domain/exclusions/limits.ts'

/** What the customer's admin set, or the standard limits. */
export async function readPolicy(tx: Tx, customerId: string): Promise<ExclusionPolicy> {
  const row = await tx.exclusionPolicy.findUnique({ where: { customerId } })
  if (!row) return standardPolicy
  const { maxDays, secondApproverOverDays, productionAccountIds } = row
  return { maxDays, secondApproverOverDays, productionAccountIds }
}
