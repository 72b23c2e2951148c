import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import type { DisputeOutcome } from '#lib/domain/enforcement/dispute.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { Reason } from '#lib/domain/safeguards/verdict.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { customerOfTermination } from './customer-of-termination.ts'
import { requireOverseer } from './overseer.ts'
import { terminationRow } from './termination-view.ts'
import type { TerminationDetail, TerminationRow } from './views.ts'

/** What support needs to settle one termination, and no more of the job than that. */
export interface TerminationBrief extends TerminationRow {
  customer: { slug: string; name: string }
  safeguardTitle: string
  reasons: Reason[]
  instanceCount: number | null
  jobCreatedAt: string
  /** AWS's word for the job when it was last read. */
  awsStatus: string | null
  heldAt: string | null
  attempts: number
  lastError: TerminationDetail['lastError']
  dispute: {
    at: string
    /** Null for a dispute from before words were kept beside it: the trail has them. */
    reason: string | null
    outcome: DisputeOutcome | null
    answer: string | null
    answeredBy: string | null
    answeredAt: string | null
  } | null
  /** Disputes of the same rule in this customer, and how many of them were mistakes of ours. */
  disputesOfRule: { all: number; mistaken: number }
  /** The person is inside the customer now, so that the receipt opens at once. */
  isEntered: boolean
}

const input = z.object({ id: z.uuid() })

/** One look is one line of the trail, however often the page reads itself again meanwhile. */
const sameLookMinutes = 15

/** One termination for support. Opening it is an act: the customer's trail says who looked. */
export async function getTerminationBrief(ctx: Ctx, raw: z.input<typeof input>): Promise<TerminationBrief> {
  const staff = requireStaffPermission(ctx, 'termination:oversee')
  const person = requireOverseer(staff)
  const parsed = input.safeParse(raw)
  if (!parsed.success) throw notFound()
  const { id } = parsed.data
  const customerId = await customerOfTermination(ctx, id)
  const scoped = { ...staff, customerId }
  return customerWrite(scoped, async (tx) => {
    const row = await tx.termination.findUnique({
      where: { customerId_id: { customerId, id } },
      include: { account: true, resource: true, customer: true },
    })
    if (!row) throw notFound()
    const seen = await tx.auditEntry.findFirst({
      where: {
        ...{ customerId, resourceType: 'termination', resourceId: id, action: 'termination.look' },
        actorId: person.personId,
        at: { gt: new Date(Date.now() - sameLookMinutes * 60_000) },
      },
      select: { seq: true },
    })
    if (!seen)
      await emitAudit(tx, scoped, {
        action: 'termination.look',
        resourceType: 'termination',
        resourceId: id,
        details: { state: row.state, because: 'termination in support’s list' },
      })
    const ofRule = { safeguard: row.safeguard, disputedAt: { not: null } }
    const lastError = row.lastError as { action?: string } | null
    return {
      ...terminationRow(row),
      customer: { slug: row.customer.slug, name: row.customer.name },
      safeguardTitle: findRule(row.safeguard)?.title ?? row.safeguard,
      reasons: row.reasons as unknown as Reason[],
      instanceCount: row.resource.instanceCount,
      jobCreatedAt: row.jobCreationTime.toISOString(),
      awsStatus: row.resource.awsStatus,
      heldAt: row.heldAt?.toISOString() ?? null,
      attempts: row.attempts,
      lastError: lastError?.action === undefined ? null : (lastError as TerminationDetail['lastError']),
      dispute:
        row.disputedAt === null
          ? null
          : {
              at: row.disputedAt.toISOString(),
              reason: row.disputeReason,
              outcome: row.disputeOutcome as DisputeOutcome | null,
              answer: row.disputeAnswer,
              answeredBy: row.disputeAnsweredBy,
              answeredAt: row.disputeAnsweredAt?.toISOString() ?? null,
            },
      disputesOfRule: {
        all: await tx.termination.count({ where: ofRule }),
        mistaken: await tx.termination.count({ where: { ...ofRule, disputeOutcome: 'mistaken' } }),
      },
      isEntered: person.entries.some((entry) => entry.customerId === customerId),
    }
  })
}
