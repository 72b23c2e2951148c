import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { attestationTexts, attestationVersion } from '#lib/domain/exclusions/attestation.ts'
import { attestedResource, configurationText } from '#lib/domain/exclusions/configuration.ts'
import { exclusionActRows, refusalOfExclusionAct } from '#lib/domain/exclusions/exclusion-states.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict, forbidden } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { withholdStops } from '#lib/services/terminations/stop-facts.ts'
import { currentResource } from './current-resource.ts'
import { lockExclusion } from './fetch-exclusion.ts'
import { sha256 } from './hash.ts'
import { noteEvent } from './note-event.ts'

export const attestInput = z.object({
  isAttested: z.literal(true, 'Sign the attestation.'),
  attestationVersion: z.literal(attestationVersion, 'The text has changed. Read it again, then sign.'),
})
const input = attestInput.extend({ id: z.uuid() })

/** Signs for what runs now, so that a suspended exclusion holds again until its old end. Support is told. */
export async function attestAgain(ctx: Ctx, raw: z.input<typeof input>): Promise<{ id: string }> {
  const scoped = requirePermission(ctx, 'exclusion:ask')
  const { id } = input.parse(raw)
  const { actor, customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const found = await tx.exclusion.findUnique({ where: { customerId_id: { customerId, id } } })
    // The account before the exclusion, as every decision locks them.
    if (found) await withholdStops(tx, found)
    const { exclusion, now } = await lockExclusion(tx, customerId, id)
    if (actor.kind !== 'person') throw forbidden('Only a person can sign the attestation.')
    const refusal = refusalOfExclusionAct('attest', exclusion, now)
    if (refusal !== null) throw conflict(refusal)
    const { requestId, jobName } = exclusion
    const resource = await currentResource(tx, exclusion)
    if (resource === null || resource.settings === null)
      throw conflict('We have not read what runs under this name, so there is nothing to attest.')
    const configuration = attestedResource(resource)
    const attestation = await tx.exclusionAttestation.create({
      data: {
        ...{ customerId, requestId, jobName, resourceId: resource.id, signedAt: now },
        textVersion: attestationVersion,
        textHash: sha256(attestationTexts[attestationVersion]),
        signedBy: actor.personId,
        signerName: actor.name,
        configuration: { ...configuration },
        configurationHash: sha256(configurationText(configuration)),
      },
    })
    await tx.exclusion.update({
      where: { customerId_id: { customerId, id } },
      data: {
        ...{ state: exclusionActRows.attest.to, attestationId: attestation.id },
        ...{ suspendedAt: null, changes: Prisma.DbNull },
      },
    })
    await noteEvent(tx, scoped, { requestId, exclusionId: id, kind: 'attest', side: 'customer', at: now })
    await emitAudit(tx, scoped, {
      action: 'exclusion.attest',
      resourceType: 'exclusion',
      resourceId: id,
      details: {
        before: exclusion.state,
        after: 'active',
        attestationId: attestation.id,
        attestationVersion,
      },
    })
    await tell(tx, customerId, {
      audience: 'support',
      kind: 'exclusion.attested',
      resourceType: 'exclusion',
      resourceId: id,
    })
    return { id }
  })
}
