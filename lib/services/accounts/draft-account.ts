import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { isRegionOf, partitions } from '#lib/domain/accounts/regions.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict, ServiceError } from '#lib/services/errors.ts'
import { brokerPartition } from './broker-partition.ts'
import { accountDetail } from './account-view.ts'
import type { AccountDetail } from './views.ts'

/** No ExternalId here: the portal makes it, once, and nobody chooses it. */
export const accountInput = z
  .object({
    awsAccountId: z.string().regex(/^\d{12}$/, 'An AWS account id has 12 digits.'),
    name: z.string().trim().min(1, 'Give it a name.').max(80),
    partition: z.enum(partitions).default('aws'),
    regions: z.array(z.string()).min(1, 'Choose at least one region.').max(40),
  })
  .refine(({ partition, regions }) => regions.every((region) => isRegionOf(partition, region)), {
    path: ['regions'],
    message: 'A region is not one of this partition’s.',
  })

/** The first step of connecting: the account is known, with an ExternalId, and nothing is read yet. */
export async function draftAccount(ctx: Ctx, raw: z.input<typeof accountInput>): Promise<AccountDetail> {
  const scoped = requirePermission(ctx, 'account:connect')
  const input = accountInput.parse(raw)
  if (input.partition !== brokerPartition())
    throw new ServiceError('invalid', 'This portal cannot reach accounts of that partition.', {
      partition: `Roles trust principals of their own partition alone, and this portal’s is in ${brokerPartition()}.`,
    })
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const same = { customerId_awsAccountId: { customerId, awsAccountId: input.awsAccountId } }
    if (await tx.awsAccount.findUnique({ where: same }))
      throw conflict('You have added this AWS account already. Open it under AWS accounts.')
    const regions = [...new Set(input.regions)].sort()
    const account = await tx.awsAccount.create({ data: { customerId, ...input, regions } })
    await emitAudit(tx, scoped, {
      action: 'account.draft',
      resourceType: 'aws_account',
      resourceId: account.id,
      details: { awsAccountId: input.awsAccountId, partition: input.partition, regions },
    })
    return accountDetail(tx, account)
  })
}
