import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { artifactsOf, leftBehindOf, type ReceiptTag, requestAgain } from '#lib/domain/enforcement/receipt.ts'
import { fixesFor } from '#lib/domain/safeguards/fixes.ts'
import type { Reason } from '#lib/domain/safeguards/verdict.ts'
import type { DisputeOutcome } from '#lib/domain/enforcement/dispute.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { terminationRow } from './termination-view.ts'
import type { TerminationDetail } from './views.ts'

/** CloudTrail's time of the call and SageMaker's time of the job differ by less than this. */
const sameCallMs = 5 * 60_000

const input = z.object({ id: z.uuid() })

/** A receipt: what was stopped, why, when, and what to change. */
export async function getTermination(ctx: Ctx, raw: z.input<typeof input>): Promise<TerminationDetail> {
  const scoped = requirePermission(ctx, 'termination:read')
  const parsed = input.safeParse(raw)
  if (!parsed.success) throw notFound()
  const { row, call } = await customerRead(scoped, async (tx) => {
    const found = await tx.termination.findUnique({
      where: { customerId_id: { customerId: scoped.customerId, id: parsed.data.id } },
      include: { account: true, resource: { select: { settings: true } } },
    })
    if (!found) throw notFound()
    const { accountId, region, jobName, jobCreationTime } = found
    // The Create call of this very job: a name may be used again after a deletion.
    const created = await tx.awsEvent.findFirst({
      where: {
        ...{ accountId, region, jobName, kind: 'create_call' },
        at: {
          gte: new Date(jobCreationTime.getTime() - sameCallMs),
          lte: new Date(jobCreationTime.getTime() + sameCallMs),
        },
      },
    })
    return { row: found, call: created }
  })
  const lastError = row.lastError as { action?: string } | null
  const children = row.children as unknown as { name: string; status: string }[]
  const reasons = row.reasons as unknown as Reason[]
  const { settings } = row.resource
  const again = requestAgain(settings)
  const left = leftBehindOf(settings)
  return {
    ...terminationRow(row),
    resourceId: row.resourceId,
    safeguard: row.safeguard,
    reasons,
    creatorArn: call?.creatorArn ?? null,
    disputedAt: row.disputedAt?.toISOString() ?? null,
    disputeAnswer:
      row.disputeOutcome === null
        ? null
        : {
            outcome: row.disputeOutcome as DisputeOutcome,
            words: row.disputeAnswer ?? '',
            by: row.disputeAnsweredBy ?? 'ClearDATA support',
            at: row.disputeAnsweredAt?.toISOString() ?? '',
          },
    heldAt: row.heldAt?.toISOString() ?? null,
    detectedBy: row.detectedBy === 'event' ? 'event' : 'sweep',
    eventAt: row.eventAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    judgedAt: row.judgedAt.toISOString(),
    stopSentAt: row.stopSentAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    finalStatus: row.finalStatus,
    outcome: row.outcome,
    attempts: row.attempts,
    lastError: lastError?.action === undefined ? null : (lastError as TerminationDetail['lastError']),
    childrenError: row.childrenError,
    children: children.map((child) => ({
      name: child.name,
      status: child.status,
      artifacts: artifactsOf(left, child.name),
    })),
    fixes: fixesFor(row.safeguard, { name: row.jobName, region: row.region, reasons }),
    left,
    again: again && { request: JSON.stringify(again.request, null, 2), isWhole: again.isWhole },
    tag: row.tag as unknown as ReceiptTag | null,
  }
}
