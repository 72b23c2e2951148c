import type { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { readTrail, trailQuery } from './read-trail.ts'
import type { TrailPage } from './views.ts'

/** A customer's trail: who did what, when, and what was so before and after. */
export async function listTrail(ctx: Ctx, raw: z.input<typeof trailQuery>): Promise<TrailPage> {
  const scoped = requirePermission(ctx, 'audit:read')
  const query = trailQuery.parse(raw)
  return customerRead(scoped, (tx) => readTrail(tx, scoped.customerId, query))
}
