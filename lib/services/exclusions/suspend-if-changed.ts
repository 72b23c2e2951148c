import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import {
  type AttestedConfiguration,
  attestedResource,
  configurationChanges,
} from '#lib/domain/exclusions/configuration.ts'
import { exclusionActRows, refusalOfExclusionAct } from '#lib/domain/exclusions/exclusion-states.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { CustomerCtx } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { currentResource } from './current-resource.ts'
import { lockExclusion } from './fetch-exclusion.ts'
import { noteEvent } from './note-event.ts'

/** Suspends the exclusions of one name that no longer match what runs, in the transaction that decides about it. */
export async function suspendName(
  tx: Tx,
  scoped: CustomerCtx,
  { accountId, region, name }: { accountId: string; region: string; name: string },
): Promise<void> {
  const active = await tx.exclusion.findMany({
    where: { customerId: scoped.customerId, accountId, region, jobName: name, state: 'active' },
    select: { id: true },
  })
  for (const { id } of active) await suspendIfChanged(tx, scoped, id)
}

/** Suspends one exclusion if what runs is not what was attested. Changes nothing where nothing could be read. */
export async function suspendIfChanged(tx: Tx, scoped: CustomerCtx, id: string): Promise<boolean> {
  const { customerId } = scoped
  const { exclusion, now } = await lockExclusion(tx, customerId, id)
  if (refusalOfExclusionAct('suspend', exclusion, now) !== null) return false
  const { requestId, attestationId, jobName, region } = exclusion
  const resource = await currentResource(tx, exclusion)
  if (resource === null || resource.settings === null) return false
  const attestation = await tx.exclusionAttestation.findUniqueOrThrow({
    where: { customerId_id: { customerId, id: attestationId } },
  })
  const changes = configurationChanges(
    attestation.configuration as unknown as AttestedConfiguration,
    attestedResource(resource),
  )
  if (changes.length === 0) return false
  await tx.exclusion.update({
    where: { customerId_id: { customerId, id } },
    data: {
      ...{ state: exclusionActRows.suspend.to, suspendedAt: now },
      changes: changes as unknown as Prisma.InputJsonValue,
    },
  })
  await noteEvent(tx, scoped, { requestId, exclusionId: id, kind: 'suspend', side: 'portal', at: now })
  await emitAudit(tx, scoped, {
    action: 'exclusion.suspend',
    resourceType: 'exclusion',
    resourceId: id,
    details: { before: 'active', after: 'suspended', changed: changes.map(({ part }) => part), requestId },
  })
  await tell(tx, customerId, {
    audience: 'people',
    kind: 'exclusion.suspended',
    resourceType: 'exclusion',
    resourceId: id,
    facts: { name: jobName, region, changed: changes.map(({ part }) => part).join(', ') },
  })
  return true
}
