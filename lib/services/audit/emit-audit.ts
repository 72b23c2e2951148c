import type { Tx } from '#lib/db/client.ts'
import type { KnownActor } from '#lib/services/context.ts'

/** The chain of acts that belong to no customer. */
export const portalChain = '00000000-0000-0000-0000-000000000000'

interface AuditInput {
  /** `entity.verb`, such as `account.arm`. */
  action: string
  resourceType: string
  resourceId: string
  /** Ids, states and numbers, before and after; never secrets or customers' free text. */
  details?: Record<string, unknown>
}

/**
 * Writes one row of the trail inside the act's own transaction, so that neither exists without the other.
 * A trigger links it to the row before it.
 */
export async function emitAudit(
  tx: Tx,
  ctx: { actor: KnownActor; customerId: string | null; requestId: string },
  { action, resourceType, resourceId, details = {} }: AuditInput,
): Promise<void> {
  const { actor } = ctx
  const [actorId, actorName] =
    actor.kind === 'person'
      ? [actor.personId, actor.name]
      : actor.kind === 'token'
        ? [actor.tokenId, `Token ${actor.name}`]
        : [actor.job, `Portal (${actor.job})`]
  await tx.$executeRaw`/* ahead */ insert into audit_entry
    (customer_id, actor_kind, actor_id, actor_name, action, resource_type, resource_id, request_id, details)
    values (${ctx.customerId ?? portalChain}::uuid, ${actor.kind},
      ${actorId}, ${actorName},
      ${action}, ${resourceType}, ${resourceId}, ${ctx.requestId}, ${JSON.stringify(details)}::jsonb)`
}
