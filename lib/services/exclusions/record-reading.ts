import type { Tx } from '#lib/db/client.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { CustomerCtx } from '#lib/services/context.ts'
import type { LoadedRequest } from './exclusion-view.ts'

/** One look is one line of the trail, however often a page reads itself again meanwhile. */
const sameLookMinutes = 15

/** Reading what somebody attested is an act: the trail says who read it. Nothing where nothing is attested. */
export async function recordReading(tx: Tx, scoped: CustomerCtx, loaded: LoadedRequest): Promise<void> {
  const { customerId, actor } = scoped
  const { request, attestations, now } = loaded
  if (attestations.length === 0) return
  const act = { resourceType: 'exclusion_request', resourceId: request.id, action: 'attestation.read' }
  const actorId =
    actor.kind === 'person' ? actor.personId : actor.kind === 'token' ? actor.tokenId : actor.job
  const seen = await tx.auditEntry.findFirst({
    where: {
      ...{ ...act, customerId, actorId },
      at: { gt: new Date(now.getTime() - sameLookMinutes * 60_000) },
    },
    select: { seq: true },
  })
  if (!seen) await emitAudit(tx, scoped, { ...act, details: { attestations: attestations.length } })
}
