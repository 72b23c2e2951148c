import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict, forbidden, notFound, ServiceError } from '#lib/services/errors.ts'
import { acknowledgementView } from './version-view.ts'
import type { AcknowledgementView } from './views.ts'

export const acknowledgeInput = z.object({
  version: z.int().min(1),
  name: z.string().trim().min(2, 'Write your full name.').max(120),
})

/** Names are one where only case and spaces differ, or how an accent is written. */
const folded = (name: string) => name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en')

/**
 * Somebody acknowledges the newest version for their customer, by their own name and the date. It cannot be taken
 * back.
 */
export async function acknowledgeRaciVersion(
  ctx: Ctx,
  raw: z.input<typeof acknowledgeInput>,
): Promise<AcknowledgementView> {
  const scoped = requirePermission(ctx, 'raci:acknowledge')
  const { version, name } = acknowledgeInput.parse(raw)
  const { customerId, actor } = scoped
  if (actor.kind !== 'person') throw forbidden('Only a person can acknowledge the responsibilities.')
  if (folded(name) !== folded(actor.name))
    throw new ServiceError('invalid', 'You acknowledge with your own name.', {
      name: `Write your own name as the portal knows it: ${actor.name}.`,
    })
  return customerWrite(scoped, async (tx) => {
    const newest = await tx.raciVersion.findFirst({ orderBy: { version: 'desc' } })
    if (!newest || version > newest.version) throw notFound()
    if (version < newest.version)
      throw conflict(`Version ${newest.version} was published meanwhile. Read it and acknowledge that one.`)
    const key = { customerId, version, personId: actor.personId }
    const before = await tx.raciAcknowledgement.findUnique({ where: { customerId_version_personId: key } })
    if (before) return acknowledgementView(before)
    const made = await tx.raciAcknowledgement.create({ data: { ...key, name: actor.name } })
    await emitAudit(tx, scoped, {
      action: 'raci.acknowledge',
      resourceType: 'raci_version',
      resourceId: String(version),
      details: { before: null, after: 'acknowledged', name: actor.name },
    })
    return acknowledgementView(made)
  })
}
