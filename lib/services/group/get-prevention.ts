import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import {
  launchedByFields,
  preventedSafeguards,
  preventionLooksBackDays,
  preventiveTexts,
  wouldDeny,
} from '#lib/domain/group/prevention.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Reason, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import type { PreventionView } from './views.ts'

const input = z.object({ id: z.string() })

const mostShown = 20

interface Created {
  id: string
  type: ResourceType
  name: string
  region: string
  creationTime: Date
  status: VerdictStatus
  reasons: Reason[]
}

/**
 * The preventive policy, and what it would have denied in this account in the last 30 days: of what we read,
 * the resources that its safeguards fail. Jobs that SageMaker launched for another are nobody's call.
 */
export async function getPrevention(ctx: Ctx, raw: z.input<typeof input>): Promise<PreventionView> {
  const scoped = requirePermission(ctx, 'group:read')
  const { id } = input.parse(raw)
  const rows = await customerRead(scoped, async (tx) => {
    await fetchAccount(tx, scoped.customerId, id)
    return tx.$queryRaw<Created[]>`
      select r.id, r.type, r.name, r.region, r.creation_time as "creationTime", v.status::text as status, v.reasons
      from resource r join verdict v on v.customer_id = r.customer_id and v.resource_id = r.id
      where r.account_id = ${id}::uuid and v.safeguard = any(${preventedSafeguards()})
        and r.creation_time > now() - make_interval(days => ${preventionLooksBackDays})
        and not coalesce(jsonb_exists_any(r.settings, ${launchedByFields}), false)
      order by r.creation_time desc, r.id`
  })
  const judged = rows.map((row) => ({ row, isDenied: wouldDeny(row) }))
  const denied = judged.filter(({ isDenied }) => isDenied === true)
  return {
    ...preventiveTexts(),
    days: preventionLooksBackDays,
    denied: denied
      .slice(0, mostShown)
      .map(({ row: { id: resourceId, type, name, region, creationTime } }) => ({
        ...{ resourceId, type, name, region },
        createdAt: creationTime.toISOString(),
      })),
    deniedTotal: denied.length,
    allowed: judged.filter(({ isDenied }) => isDenied === false).length,
    unknown: judged.filter(({ isDenied }) => isDenied === null).length,
  }
}
