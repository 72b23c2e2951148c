import type { z } from 'zod'
import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { portalChain } from './emit-audit.ts'
import { readTrail, trailQuery } from './read-trail.ts'
import type { TrailPage } from './views.ts'

/** The portal's own trail, for support: what was done outside any customer. A customer's own takes an entry. */
export async function listPortalTrail(ctx: Ctx, raw: z.input<typeof trailQuery>): Promise<TrailPage> {
  requireStaffPermission(ctx, 'audit:read_all')
  const query = trailQuery.parse(raw)
  return staffRead((tx) => readTrail(tx, portalChain, query))
}
