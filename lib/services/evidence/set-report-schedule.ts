import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { readSchedule } from './get-report-schedule.ts'
import type { ReportScheduleView } from './views.ts'

export const scheduleInput = z.object({ isOn: z.boolean() })

/** Switches the monthly report on or off; what was made is kept either way. */
export async function setReportSchedule(
  ctx: Ctx,
  raw: z.input<typeof scheduleInput>,
): Promise<ReportScheduleView> {
  const scoped = requirePermission(ctx, 'report:schedule')
  const { isOn } = scheduleInput.parse(raw)
  const { customerId, actor } = scoped
  return customerWrite(scoped, async (tx) => {
    const before = await readSchedule(tx, customerId)
    const changed = {
      ...{ isOn, changedAt: new Date() },
      changedByName: actor.kind === 'system' ? 'ClearDATA' : actor.name,
    }
    await tx.reportSchedule.upsert({
      where: { customerId },
      create: { customerId, ...changed },
      update: changed,
    })
    await emitAudit(tx, scoped, {
      action: 'report.schedule',
      resourceType: 'report_schedule',
      resourceId: customerId,
      details: { before: before.isOn, after: isOn },
    })
    return readSchedule(tx, customerId)
  })
}
