import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import {
  type AttestedConfiguration,
  attestedConfiguration,
  configurationChanges,
} from '#lib/domain/exclusions/configuration.ts'
import { exclusionActRows, refusalOfExclusionAct } from '#lib/domain/exclusions/exclusion-states.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { currentResource } from './current-resource.ts'
import { lockExclusion } from './fetch-exclusion.ts'
import { noteEvent } from './note-event.ts'

const input = z.object({ accountId: z.uuid(), region: z.string() })

/**
 * Suspends each active exclusion of a region whose resource no longer matches what was attested. It runs
 * before stops are decided, so that what nobody attested is excused from nothing. What could not be read is
 * left alone: it is judged unknown, and unknown stops nothing.
 */
export async function suspendChanged(ctx: Ctx, raw: z.input<typeof input>): Promise<number> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { accountId, region } = input.parse(raw)
  const { customerId } = scoped
  const active = await customerRead(scoped, (tx) =>
    tx.exclusion.findMany({
      where: { customerId, accountId, region, state: 'active' },
      select: { id: true },
    }),
  )
  let suspended = 0
  for (const { id } of active) if (await suspendIfChanged(scoped, id)) suspended++
  return suspended
}

async function suspendIfChanged(scoped: CustomerCtx, id: string): Promise<boolean> {
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
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
      attestedConfiguration(resource.settings),
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
  })
}
