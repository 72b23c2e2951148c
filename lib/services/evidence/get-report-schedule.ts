import { customerRead } from '#lib/db/doors.ts'
import type { Tx } from '#lib/db/client.ts'
import { monthBounds, monthOf, reportAfterMs } from '#lib/domain/month.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import type { ReportScheduleView } from './views.ts'

/** Whether a report is made each month, and when the next one is. */
export async function getReportSchedule(ctx: Ctx): Promise<ReportScheduleView> {
  const scoped = requirePermission(ctx, 'report:read')
  return customerRead(scoped, (tx) => readSchedule(tx, scoped.customerId))
}

export async function readSchedule(tx: Tx, customerId: string): Promise<ReportScheduleView> {
  const row = await tx.reportSchedule.findUnique({ where: { customerId } })
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  const month = monthOf(new Date((clock?.now.getTime() ?? Number.NaN) - reportAfterMs))
  return {
    isOn: row?.isOn ?? true,
    changedByName: row?.changedByName ?? null,
    changedAt: row?.changedAt.toISOString() ?? null,
    nextAt: new Date(monthBounds(month).to.getTime() + reportAfterMs).toISOString(),
    month,
  }
}
