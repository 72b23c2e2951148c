import { z } from 'zod'
import { identityDoor } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { Ctx } from '#lib/services/context.ts'
import { notFound, unauthenticated } from '#lib/services/errors.ts'
import { isUuid } from '#lib/domain/uuid.ts'

const input = z.object({ id: z.string() })

/** Ends one of a person's own sessions; that browser is signed out on its next request. */
export async function revokeSession(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const { actor, requestId } = ctx
  if (actor?.kind !== 'person') throw unauthenticated()
  const { id } = input.parse(raw)
  await identityDoor({ personId: actor.personId }, async (tx) => {
    const session = isUuid(id)
      ? await tx.session.findFirst({ where: { id, personId: actor.personId } })
      : null
    if (!session) throw notFound()
    if (session.revokedAt !== null) return
    await tx.session.update({ where: { id }, data: { revokedAt: new Date() } })
    await emitAudit(
      tx,
      { actor, customerId: null, requestId },
      { action: 'session.revoke', resourceType: 'session', resourceId: id },
    )
  })
}
