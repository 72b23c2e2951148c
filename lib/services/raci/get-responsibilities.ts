import { customerRead } from '#lib/db/doors.ts'
import { raciEvidence, type RaciEvidence } from '#lib/domain/raci.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { evidenceSources } from './evidence/sources.ts'
import { acknowledgementView, raciVersionView } from './version-view.ts'
import type { Responsibilities } from './views.ts'

/** The matrix in all its versions, who acknowledged which, and a line of live evidence for each row. */
export async function getResponsibilities(ctx: Ctx): Promise<Responsibilities> {
  const scoped = requirePermission(ctx, 'raci:read')
  const { customerId, actor } = scoped
  return customerRead(scoped, async (tx) => {
    const { slug, name } = await tx.customer.findUniqueOrThrow({ where: { id: customerId } })
    const versions = await tx.raciVersion.findMany({ orderBy: { version: 'desc' } })
    const acknowledgements = await tx.raciAcknowledgement.findMany({
      where: { customerId },
      orderBy: [{ acknowledgedAt: 'desc' }],
    })
    const headlines = {} as Record<RaciEvidence, string>
    for (const source of raciEvidence)
      headlines[source] = await evidenceSources[source].headline(tx, customerId)
    const newest = versions[0]?.version
    return {
      customer: { slug, name },
      versions: versions.map(raciVersionView),
      acknowledgements: acknowledgements.map(acknowledgementView),
      isAcknowledgedByMe: acknowledgements.some(
        ({ version, personId }) =>
          version === newest && actor.kind === 'person' && personId === actor.personId,
      ),
      myName: actor.kind === 'person' ? actor.name : '',
      headlines,
      now: new Date().toISOString(),
    }
  })
}
