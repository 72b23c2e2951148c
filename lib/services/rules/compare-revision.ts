import { z } from 'zod'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { measureShadow } from './measure-shadow.ts'
import { revisionOf } from './revision-of.ts'
import type { Shadow } from './views.ts'

export const shadowQuery = z.object({
  safeguard: z.string().max(100),
  revision: z.coerce.number().int().min(1),
})

/**
 * What a revision would newly stop and newly spare in each customer, tried on the settings on record of jobs
 * that run and of the last 90 days. Nothing acts on it.
 */
export async function compareRevision(ctx: Ctx, raw: z.input<typeof shadowQuery>): Promise<Shadow> {
  requireStaffPermission(ctx, 'rule:read')
  const { safeguard, revision } = shadowQuery.parse(raw)
  return measureShadow(ctx, await revisionOf(safeguard, revision))
}
