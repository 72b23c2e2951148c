import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { isRegionOf, partitions } from '#lib/domain/accounts/regions.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { enqueueReadings } from '#lib/services/scans/enqueue-readings.ts'
import { accountDetail } from './account-view.ts'
import { fetchAccountForUpdate } from './fetch-account.ts'
import type { AccountDetail } from './views.ts'

export const editInput = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(80),
  regions: z.array(z.string()).min(1, 'Choose at least one region.').max(40),
})
const input = editInput.extend({ id: z.string() })

/** Another name, or other regions to read. The account's id, partition and ExternalId never change. */
export async function editAccount(ctx: Ctx, raw: z.input<typeof input>): Promise<AccountDetail> {
  const scoped = requirePermission(ctx, 'account:connect')
  const { id, name, ...given } = input.parse(raw)
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const before = await fetchAccountForUpdate(tx, customerId, id)
    const partition = z.enum(partitions).parse(before.partition)
    if (!given.regions.every((region) => isRegionOf(partition, region)))
      throw new ServiceError('invalid', 'A region is not one of this partition’s.', {
        regions: 'A region is not one of this partition’s.',
      })
    const regions = [...new Set(given.regions)].sort()
    const after = await tx.awsAccount.update({
      where: { customerId_id: { customerId, id } },
      data: { name, regions },
    })
    await emitAudit(tx, scoped, {
      action: 'account.edit',
      resourceType: 'aws_account',
      resourceId: id,
      details: { before: { regions: before.regions }, after: { regions }, isRenamed: before.name !== name },
    })
    if (after.status === 'connected')
      await enqueueReadings(
        tx,
        { customerId, accountId: id },
        regions.filter((added) => !before.regions.includes(added)),
      )
    return accountDetail(tx, after)
  })
}
