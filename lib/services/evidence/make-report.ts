import { z } from 'zod'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { canSeal, keepDigests } from '#lib/services/audit/seal.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound, ServiceError } from '#lib/services/errors.ts'
import { keepReport } from './keep-report.ts'
import { watchedSince } from './watched-since.ts'
import { hashOfContent, reportDetail } from './report-view.ts'
import type { ReportDetail } from './views.ts'

const day = z.iso.date('Write a day as 2026-11-23.')

export const reportInput = z.object({
  /** Whole days in UTC, both included. */
  from: day,
  to: day,
  /** None named: all of the customer's. */
  accounts: z.array(z.uuid()).max(200).default([]),
})

const mostDays = 400

/**
 * Computes a report once and keeps it: what was so at the start and the end of a period and in between, and a
 * digest of the trail that says the same. Everything shown or sent of it is written from what is kept.
 */
// eslint-disable-next-line no-restricted-syntax -- keepReport audits it
export async function makeReport(ctx: Ctx, raw: z.input<typeof reportInput>): Promise<ReportDetail> {
  const scoped = requirePermission(ctx, 'report:make')
  const { from: fromDay, to: toDay, accounts } = reportInput.parse(raw)
  const { customerId } = scoped
  const now = new Date()
  const from = new Date(`${fromDay}T00:00:00Z`)
  const to = new Date(Math.min(now.getTime(), Date.parse(`${toDay}T00:00:00Z`) + 86_400_000))
  if (from >= to)
    throw new ServiceError('invalid', 'The period ends before it begins.', { to: 'Choose a later day.' })
  if (to.getTime() - from.getTime() > mostDays * 86_400_000)
    throw new ServiceError('invalid', `A report covers at most ${mostDays} days.`, {
      from: 'Choose a later day.',
    })
  const made = await customerWrite(scoped, async (tx) => {
    const own = await tx.awsAccount.findMany({ where: { customerId }, select: { id: true } })
    const accountIds = accounts.length === 0 ? own.map(({ id }) => id) : accounts
    if (accountIds.some((id) => !own.some((account) => account.id === id))) throw notFound()
    const watched = await watchedSince(tx, customerId)
    const begins = accountIds.map((id) => watched.get(id)?.getTime() ?? Infinity)
    const first = Math.min(...begins)
    if (Number.isFinite(first) && first >= to.getTime())
      throw new ServiceError('invalid', 'Nothing was watched in this period yet.', {
        to: `These accounts are watched since ${new Date(first).toISOString().slice(0, 10)}. Choose that day or a later one.`,
      })
    return keepReport(tx, scoped, { from, to, accountIds, isScheduled: false })
  })
  if (canSeal()) await customerRead(scoped, (tx) => keepDigests(tx, customerId))
  return reportDetail(made, hashOfContent(made.model as object))
}
