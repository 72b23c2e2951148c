import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { compareRaci, raciProblems, raciRows } from '#lib/domain/raci.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireRecentSignIn, requireStaffPermission } from '#lib/services/context.ts'
import { conflict, forbidden, ServiceError } from '#lib/services/errors.ts'
import { raciVersionView } from './version-view.ts'
import type { RaciVersionView } from './views.ts'

export const publishInput = z.object({
  /** The version the author started from: somebody else's publication in between is not overwritten. */
  basedOn: z.int().min(1),
  note: z.string().trim().min(5, 'Say what changed and why.').max(1000),
  rows: raciRows,
})

/** Publishes the next version for every customer. Earlier ones stay as they are. */
export async function publishRaciVersion(
  ctx: Ctx,
  raw: z.input<typeof publishInput>,
): Promise<RaciVersionView> {
  const scoped = requireStaffPermission(ctx, 'raci:publish')
  requireRecentSignIn(scoped)
  const { basedOn, note, rows } = publishInput.parse(raw)
  const { actor } = scoped
  if (actor.kind !== 'person') throw forbidden('Only a person can publish the responsibilities.')
  const [problem] = raciProblems(rows)
  if (problem)
    throw new ServiceError('invalid', `Row ${problem.row + 1}: ${problem.message}`, {
      [`rows.${problem.row}`]: problem.message,
    })
  return staffWrite({ personId: actor.personId }, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('raci_version'))`
    const newest = await tx.raciVersion.findFirstOrThrow({ orderBy: { version: 'desc' } })
    if (newest.version !== basedOn)
      throw conflict(`Version ${newest.version} was published meanwhile. Look at it before you publish.`)
    const changes = compareRaci(raciVersionView(newest).rows, rows)
    if (changes.length === 0) throw conflict('Nothing differs from the version in force.')
    const made = await tx.raciVersion.create({
      data: {
        version: newest.version + 1,
        note,
        rows,
        publishedBy: actor.personId,
        publishedByName: actor.name,
      },
    })
    await emitAudit(
      tx,
      { ...scoped, customerId: null },
      {
        action: 'raci.publish',
        resourceType: 'raci_version',
        resourceId: String(made.version),
        details: {
          before: newest.version,
          after: made.version,
          changed: changes.map(({ id, kind }) => `${kind} ${id}`),
        },
      },
    )
    return raciVersionView(made)
  })
}
