import { identityDoor } from '#lib/db/doors.ts'
import { limits } from '#lib/domain/session-limits.ts'
import { type Ctx } from '#lib/services/context.ts'
import { unauthenticated } from '#lib/services/errors.ts'

export interface SessionRow {
  id: string
  browser: string
  createdAt: string
  lastActiveAt: string
  endsAt: string
  isThis: boolean
}

/** A person's own open sessions. */
export async function listSessions(ctx: Ctx): Promise<{ rows: SessionRow[] }> {
  const { actor } = ctx
  if (actor?.kind !== 'person') throw unauthenticated()
  const now = Date.now()
  const rows = await identityDoor({ personId: actor.personId }, (tx) =>
    tx.session.findMany({
      where: {
        personId: actor.personId,
        revokedAt: null,
        expiresAt: { gt: new Date(now) },
        lastActiveAt: { gt: new Date(now - limits.idleMs) },
      },
      orderBy: [{ lastActiveAt: 'desc' }, { id: 'desc' }],
    }),
  )
  return {
    rows: rows.map(({ id, browser, createdAt, lastActiveAt, expiresAt }) => ({
      id,
      browser,
      createdAt: createdAt.toISOString(),
      lastActiveAt: lastActiveAt.toISOString(),
      endsAt: expiresAt.toISOString(),
      isThis: id === actor.sessionId,
    })),
  }
}
