import { customerWrite, staffRead } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'

interface Due {
  customerId: string
  switchId: string
  turn: 'stop' | 'release'
}

const kinds = { stop: 'fleet.stopped', release: 'fleet.released' } as const

/**
 * Tells each customer that the fleet-wide switch was thrown or released, and writes it on each one's trail:
 * once, and to whoever was left out by a crash. Customers without accounts have nothing to be told.
 */
export async function announceFleetSwitch(ctx: Ctx): Promise<number> {
  const staff = requireStaffPermission(ctx, 'scan:run')
  const due = await staffRead(
    (tx) => tx.$queryRaw<Due[]>`
      select c.id as "customerId", s.id as "switchId", turn.word as turn
      from fleet_switch s
      cross join lateral (values ('stop', s.thrown_at), ('release', s.released_at)) as turn(word, at)
      cross join customer c
      where turn.at > clock_timestamp() - interval '1 day' and c.closed_at is null and c.created_at < turn.at
        and exists (select from aws_account a where a.customer_id = c.id and a.status <> 'pending')
        and not exists (select from notice n where n.customer_id = c.id and n.resource_type = 'fleet_switch'
          and n.resource_id = s.id::text and n.kind = case turn.word when 'stop' then 'fleet.stopped' else 'fleet.released' end)
      order by turn.at limit 500`,
  )
  for (const { customerId, switchId, turn } of due)
    await customerWrite({ customerId }, async (tx) => {
      // Two workers that look at once tell once.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`announce:${customerId}`}, 0))`
      const told = await tx.notice.findFirst({
        where: { kind: kinds[turn], resourceType: 'fleet_switch', resourceId: switchId },
        select: { id: true },
      })
      if (told) return
      await tell(tx, customerId, {
        audience: 'people',
        kind: kinds[turn],
        resourceType: 'fleet_switch',
        resourceId: switchId,
      })
      await emitAudit(
        tx,
        { ...staff, customerId },
        { action: `fleet.${turn}`, resourceType: 'fleet_switch', resourceId: switchId },
      )
    })
  return due.length
}
