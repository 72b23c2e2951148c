import { staffRead, staffWrite } from '#lib/db/doors.ts'
import { reportAfterMs } from '#lib/domain/month.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

/**
 * Puts the report of the month past on the queue for each customer that has none and did not switch it off.
 * A customer whose first account came after that month has nothing to report.
 */
// eslint-disable-next-line no-restricted-syntax -- it writes the queue alone; making a report is audited
export async function enqueueDueReports(ctx: Ctx): Promise<number> {
  requireStaffPermission(ctx, 'report:carry_out')
  const due = await staffRead(
    (tx) => tx.$queryRaw<{ customerId: string; month: string }[]>`
      with past as (
        select date_trunc('month', now() - make_interval(secs => ${reportAfterMs / 1000}), 'UTC') as until),
      month as (select until, date_trunc('month', until - interval '1 day', 'UTC') as since from past)
      select c.id as "customerId", to_char(m.since at time zone 'UTC', 'YYYY-MM') as month
      from customer c cross join month m
      left join report_schedule s on s.customer_id = c.id
      where c.closed_at is null and coalesce(s.is_on, true)
        and exists (select from aws_account a where a.customer_id = c.id and a.created_at < m.until)
        and not exists (select from evidence_report r
          where r.customer_id = c.id and r.is_scheduled and r.period_start = m.since)`,
  )
  if (due.length > 0)
    await staffWrite({}, async (tx) => {
      for (const report of due)
        await enqueue(tx, 'make-report', report, { singletonKey: `${report.customerId}:${report.month}` })
    })
  return due.length
}
