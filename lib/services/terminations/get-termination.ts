import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { fixesFor } from '#lib/domain/safeguards/fixes.ts'
import type { Reason } from '#lib/domain/safeguards/verdict.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { terminationRow } from './termination-view.ts'
import type { TerminationDetail } from './views.ts'

const input = z.object({ id: z.uuid() })

/** A receipt: what was stopped, why, when, and what to change. */
export async function getTermination(ctx: Ctx, raw: z.input<typeof input>): Promise<TerminationDetail> {
  const scoped = requirePermission(ctx, 'termination:read')
  const parsed = input.safeParse(raw)
  if (!parsed.success) throw notFound()
  const row = await customerRead(scoped, (tx) =>
    tx.termination.findUnique({
      where: { customerId_id: { customerId: scoped.customerId, id: parsed.data.id } },
      include: { account: true },
    }),
  )
  if (!row) throw notFound()
  const lastError = row.lastError as { action?: string } | null
  const children = row.children as unknown as { name: string; status: string; artifacts?: string }[]
  const reasons = row.reasons as unknown as Reason[]
  return {
    ...terminationRow(row),
    resourceId: row.resourceId,
    safeguard: row.safeguard,
    reasons,
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
    children: children.map((child) => ({
      name: child.name,
      status: child.status,
      artifacts: child.artifacts ?? null,
    })),
    fixes: fixesFor(row.safeguard, { name: row.jobName, region: row.region, reasons }),
  }
}
