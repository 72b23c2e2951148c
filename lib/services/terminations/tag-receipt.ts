import { z } from 'zod'
import { tagJob, tagRequest } from '#lib/aws/actions/tuning-job.ts'
import { awsErrorName } from '#lib/aws/errors.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { type ReceiptTag, receiptTagKey } from '#lib/domain/enforcement/receipt.ts'
import { env } from '#lib/env.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'

const input = z.object({ terminationId: z.uuid() })

/**
 * Puts the receipt's address on the stopped job, once, and notes how that went. A refusal (an account on an older
 * template, say) is a fact on the receipt and nothing more: the stop goes on as it would have.
 */
export async function tagReceipt(ctx: Ctx, raw: z.input<typeof input>): Promise<ReceiptTag> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { terminationId } = input.parse(raw)
  const { customerId } = scoped
  const where = { customerId_id: { customerId, id: terminationId } }
  const termination = await customerRead(scoped, (tx) =>
    tx.termination.findUnique({ where, include: { account: true, customer: true } }),
  )
  if (!termination) throw notFound()
  if (termination.tag !== null) return termination.tag as unknown as ReceiptTag
  const { account, region, arn, customer } = termination
  const request = { ...account, region, roleArn: roleArn(account, 'remediate'), jobArn: arn, terminationId }
  const value = `${env().PORTAL_URL}/${customer.slug}/terminations/${terminationId}`
  const error = await tagJob(tagRequest(request), { jobArn: arn, key: receiptTagKey, value }).then(
    () => null,
    (caught: unknown) => awsErrorName(caught),
  )
  const tag: ReceiptTag = { at: new Date().toISOString(), error }
  await customerWrite(scoped, async (tx) => {
    await tx.termination.update({ where, data: { tag: { ...tag } } })
    await emitAudit(tx, scoped, {
      action: 'termination.tag',
      resourceType: 'termination',
      resourceId: terminationId,
      details: { error },
    })
  })
  return tag
}
