import { randomUUID } from 'node:crypto'
import type { Tx } from '#lib/db/client.ts'
import type { EvidenceReport } from '#lib/db/generated/client.ts'
import type { ReportModel } from '#lib/domain/evidence.ts'
import { hashOfDigest } from '#lib/services/audit/digest.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { canSeal, signChain } from '#lib/services/audit/seal.ts'
import type { CustomerCtx } from '#lib/services/context.ts'
import { measure } from './measure.ts'
import { hashOfContent, hashOfModel } from './report-view.ts'

interface Wanted {
  from: Date
  to: Date
  accountIds: string[]
  isScheduled: boolean
}

/**
 * Measures a report, signs the trail as far as the row that says so, and keeps it, in the given transaction.
 * `keepDigests` must follow the commit.
 */
export async function keepReport(tx: Tx, scoped: CustomerCtx, wanted: Wanted): Promise<EvidenceReport> {
  const { customerId, actor } = scoped
  const { from, to, accountIds, isScheduled } = wanted
  const id = randomUUID()
  const measured = await measure(tx, { customerId, from, to, accountIds })
  await emitAudit(tx, scoped, {
    action: 'report.make',
    resourceType: 'evidence_report',
    resourceId: id,
    details: {
      ...{ from: from.toISOString(), to: to.toISOString(), accounts: accountIds.length, isScheduled },
      contentHash: hashOfContent(measured),
    },
  })
  const digest = canSeal() ? await signChain(tx, scoped, { purpose: 'report', subject: id }) : null
  const madeAt = new Date()
  const madeBy = actor.kind === 'system' ? 'the portal, by schedule' : actor.name
  const model: ReportModel = {
    ...measured,
    ...{ madeAt: madeAt.toISOString(), madeBy },
    digest: digest && {
      ...{ number: digest.number, seq: digest.seq, hash: hashOfDigest(digest), keyId: digest.keyId },
    },
  }
  return tx.evidenceReport.create({
    data: {
      ...{ id, customerId, periodStart: from, periodEnd: to, madeAt, madeByName: madeBy, isScheduled },
      model: { ...model },
      modelHash: hashOfModel(model),
    },
  })
}
