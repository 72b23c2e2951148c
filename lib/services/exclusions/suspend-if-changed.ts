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

interface Name {
  accountId: string
  region: string
  name: string
}

/** The active exclusions of one name. */
export async function listActive(
  tx: Tx,
  { customerId }: CustomerCtx,
  { accountId, region, name }: Name,
): Promise<string[]> {
  const active = await tx.$queryRaw<{ id: string }[]>`
    select id from exclusion where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid
      and region = ${region} and job_name = ${name} and state = 'active'`
  return active.map(({ id }) => id)
}

/**
 * Suspends the exclusions of one name that no longer match what runs, in the transaction that decides about it. They
 * may have been listed before, under the same locks: none is added while those are held.
 */
export async function suspendName(
  tx: Tx,
  scoped: CustomerCtx,
  name: Name,
  listed?: readonly string[],
): Promise<void> {
  for (const id of listed ?? (await listActive(tx, scoped, name))) await suspendIfChanged(tx, scoped, id)
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
