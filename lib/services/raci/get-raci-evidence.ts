import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { raciEvidence } from '#lib/domain/raci.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { evidenceSources } from './evidence/sources.ts'
import type { EvidencePanel } from './views.ts'

export const raciEvidenceInput = z.object({ source: z.enum(raciEvidence) })

/** What one row of the matrix opens. Reading attestations is an act of its own: it is recorded. */
export async function getRaciEvidence(
  ctx: Ctx,
  raw: z.input<typeof raciEvidenceInput>,
): Promise<EvidencePanel> {
  const scoped = requirePermission(ctx, 'raci:read')
  const { source } = raciEvidenceInput.parse(raw)
  const { panel, auditAction } = evidenceSources[source]
  return customerWrite(scoped, async (tx) => {
    const read = await panel(tx, scoped.customerId)
    if (auditAction !== undefined)
      await emitAudit(tx, scoped, {
        action: auditAction,
        resourceType: 'attestation',
        resourceId: 'all',
        details: Object.fromEntries(read.figures.map(({ label, value }) => [label, value])),
      })
    return { source, ...read, now: new Date().toISOString() }
  })
}
