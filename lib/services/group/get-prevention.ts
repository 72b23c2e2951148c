import { z } from 'zod'
import { customerRead } from '#lib/db/doors.ts'
import { preventionLooksBackDays, preventiveTexts, wouldDeny } from '#lib/domain/group/prevention.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import type { PreventionView } from './views.ts'

const input = z.object({ id: z.string() })

const mostShown = 20

/** The preventive policy, and what it would have denied in this account in the last 30 days. */
export async function getPrevention(ctx: Ctx, raw: z.input<typeof input>): Promise<PreventionView> {
  const scoped = requirePermission(ctx, 'group:read')
  const { id } = input.parse(raw)
  const rows = await customerRead(scoped, async (tx) => {
    await fetchAccount(tx, scoped.customerId, id)
    return tx.$queryRaw<
      { id: string; type: string; name: string; region: string; creationTime: Date; settings: unknown }[]
    >`
      select id, type, name, region, creation_time as "creationTime", settings from resource
      where account_id = ${id}::uuid and type in ('tuning-job', 'training-job')
        and creation_time > now() - make_interval(days => ${preventionLooksBackDays})
      order by creation_time desc`
  })
  const judged = rows.map((row) => ({ row, isDenied: wouldDeny(row.type, row.settings) }))
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
