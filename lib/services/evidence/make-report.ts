import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import type { ReportModel } from '#lib/domain/evidence.ts'
import { hashOfDigest } from '#lib/services/audit/digest.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { canSeal, keepDigests, signChain } from '#lib/services/audit/seal.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound, ServiceError } from '#lib/services/errors.ts'
import { measure } from './measure.ts'
import { hashOfModel, reportDetail } from './report-view.ts'
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
export async function makeReport(ctx: Ctx, raw: z.input<typeof reportInput>): Promise<ReportDetail> {
  const scoped = requirePermission(ctx, 'report:make')
  const { from: fromDay, to: toDay, accounts } = reportInput.parse(raw)
  const { customerId, actor } = scoped
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
    const id = randomUUID()
    const measured = await measure(tx, { customerId, from, to, accountIds })
    await emitAudit(tx, scoped, {
      action: 'report.make',
      resourceType: 'evidence_report',
      resourceId: id,
      details: { from: fromDay, to: toDay, accounts: accountIds.length },
    })
    const digest = canSeal() ? await signChain(tx, scoped, { purpose: 'report', subject: id }) : null
    const madeBy = actor.kind === 'system' ? 'The portal, by schedule' : actor.name
    const model: ReportModel = {
      ...measured,
      madeAt: now.toISOString(),
      madeBy,
      digest: digest && {
        ...{ number: digest.number, seq: digest.seq, hash: hashOfDigest(digest), keyId: digest.keyId },
      },
    }
    return tx.evidenceReport.create({
      data: {
        ...{ id, customerId, periodStart: from, periodEnd: to, madeAt: now, madeByName: madeBy },
        isScheduled: actor.kind === 'system',
        model: { ...model },
        modelHash: hashOfModel(model),
      },
    })
  })
  if (canSeal()) await customerRead(scoped, (tx) => keepDigests(tx, customerId))
  return reportDetail(made)
}
