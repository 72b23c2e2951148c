import type { Tag } from '#lib/sandbox/aws/input.ts'
import type { World } from '#lib/sandbox/aws/world.ts'

/** Temporary credentials of one assumed role. */
export interface Session {
  accountId: string
  secret: string
  token: string
  expiresAt: number
  roleName: string
  /** A recreated role has another id: sessions of the old one are worth nothing. */
  roleId: string
  sessionName: string
  sourceIdentity: string | undefined
  policy: string | undefined
  policyArns: string[]
  tags: Tag[]
}

const REMEMBERED_AFTER_EXPIRY_MS = 24 * 3_600_000
/** There may be thousands: they are gone through this often. */
const LOOKED_THROUGH_EVERY_MS = 60_000
const lookedAt = new WeakMap<World, number>()

/** Drops long expired sessions; for a day they still answer ExpiredToken rather than an unknown key. */
export function forgetOldSessions(world: World, now: number): void {
  // The sandbox's clock can be set, also backwards.
  if (Math.abs(now - (lookedAt.get(world) ?? -Infinity)) < LOOKED_THROUGH_EVERY_MS) return
  lookedAt.set(world, now)
  for (const [id, session] of Object.entries(world.sessions)) {
    if (session.expiresAt + REMEMBERED_AFTER_EXPIRY_MS < now) delete world.sessions[id]
  }
}
