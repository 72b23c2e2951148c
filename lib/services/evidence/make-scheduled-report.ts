import { z } from 'zod'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { monthBounds } from '#lib/domain/month.ts'
import { canSeal, keepDigests } from '#lib/services/audit/seal.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { keepReport } from './keep-report.ts'

const input = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) })

/**
 * Makes the report of a month past over all of a customer's accounts, once, and tells its people. Returns its
 * id; null where it was made already.
 */
// eslint-disable-next-line no-restricted-syntax -- keepReport audits it
export async function makeScheduledReport(ctx: Ctx, raw: z.input<typeof input>): Promise<string | null> {
  const scoped = requirePermission(ctx, 'report:carry_out')
  const { from, to } = monthBounds(input.parse(raw).month)
  const { customerId } = scoped
  const id = await customerWrite(scoped, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`report:${customerId}`}, 0))`
    const made = await tx.evidenceReport.findFirst({
      where: { customerId, periodStart: from, isScheduled: true },
      select: { id: true },
    })
    if (made !== null) return null
    const accounts = await tx.awsAccount.findMany({
      where: { customerId, createdAt: { lt: to } },
      select: { id: true },
    })
    const report = await keepReport(tx, scoped, {
      ...{ from, to, isScheduled: true },
      accountIds: accounts.map((account) => account.id),
    })
    await tell(tx, customerId, {
      ...{ audience: 'people', kind: 'report.ready' },
      ...{ resourceType: 'evidence_report', resourceId: report.id },
      facts: { from: from.toISOString(), to: to.toISOString() },
    })
    return report.id
  })
  if (id !== null && canSeal()) await customerRead(scoped, (tx) => keepDigests(tx, customerId))
  return id
}
