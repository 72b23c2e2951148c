import type { Tx } from '#lib/db/client.ts'
import { customerWrite, staffRead } from '#lib/db/doors.ts'
import { exclusionActRows, refusalOfExclusionAct } from '#lib/domain/exclusions/exclusion-states.ts'
import { refusalOfRequestAct, stateAfter } from '#lib/domain/exclusions/request-states.ts'
import { type Warning, warningDue } from '#lib/domain/exclusions/warnings.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requireStaffPermission, type StaffCtx } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { requestActor } from './actor.ts'
import { currentResource } from './current-resource.ts'
import { lockExclusion } from './fetch-exclusion.ts'
import { lockRequest, requestFacts } from './fetch-request.ts'
import { noteEvent } from './note-event.ts'

interface Due {
  id: string
  customerId: string
}

export interface Settled {
  expired: number
  lapsed: number
  warned: number
  late: number
}

/** What waits for the clock, by the clock of the database. The most that one look takes is settled first. */
async function listDue(tx: Tx) {
  return {
    ending: await tx.$queryRaw<Due[]>`
      select id, customer_id as "customerId" from exclusion
      where state in ('active', 'suspended') and ends_at <= clock_timestamp() order by ends_at limit 500`,
    lapsing: await tx.$queryRaw<Due[]>`
      select id, customer_id as "customerId" from exclusion_request
      where state not in ('draft', 'approved', 'declined', 'withdrawn', 'lapsed') and lapses_at <= clock_timestamp()
      order by lapses_at limit 500`,
    late: await tx.$queryRaw<Due[]>`
      select id, customer_id as "customerId" from exclusion_request
      where state not in ('draft', 'approved', 'declined', 'withdrawn', 'lapsed') and not is_late_told
        and respond_by <= clock_timestamp() limit 500`,
    // Those that may owe a warning; the domain says which.
    warnable: await tx.$queryRaw<Due[]>`
      select e.id, e.customer_id as "customerId" from exclusion e
      where e.state = 'active' and e.ends_at > clock_timestamp() and (
        (e.warned_days is null and e.ends_at <= clock_timestamp() + interval '14 days'
          and e.ends_at - e.starts_at > case
            when e.ends_at <= clock_timestamp() + interval '1 day' then interval '1 day'
            when e.ends_at <= clock_timestamp() + interval '3 days' then interval '3 days'
            else interval '14 days' end)
        or (e.warned_days > 3 and e.ends_at <= clock_timestamp() + interval '3 days')
        or (e.warned_days > 0 and e.ends_at <= clock_timestamp() + interval '1 day')
        or (not e.is_warned_running and e.ends_at <= clock_timestamp() + interval '6 hours' and exists (
          select from resource r
          join exclusion_request q on q.customer_id = e.customer_id and q.id = e.request_id and q.resource_type = r.type
          where r.customer_id = e.customer_id and r.account_id = e.account_id and r.region = e.region
            and r.name = e.job_name and r.closed_at is null and r.aws_status = 'InProgress')))
      order by e.ends_at limit 500`,
  }
}

/**
 * The clock's own work, once a second: expires what has ended (and has its region read again, so that
 * enforcement applies), lapses what nobody decided, tells of endings ahead and of answers that are late.
 */
export async function settleExclusions(ctx: Ctx): Promise<Settled> {
  const staff = requireStaffPermission(ctx, 'exclusion:settle')
  const due = await staffRead(listDue)
  const settled: Settled = { expired: 0, lapsed: 0, warned: 0, late: 0 }
  for (const one of due.ending) if (await expire(staff, one)) settled.expired++
  for (const one of due.lapsing) if (await lapse(staff, one)) settled.lapsed++
  for (const one of due.warnable) if (await warn(staff, one)) settled.warned++
  for (const one of due.late) if (await tellLate(staff, one)) settled.late++
  return settled
}

async function expire(staff: StaffCtx, { id, customerId }: Due): Promise<boolean> {
  const scoped: CustomerCtx = { ...staff, customerId }
  return customerWrite(scoped, async (tx) => {
    const { exclusion, now } = await lockExclusion(tx, customerId, id)
    if (refusalOfExclusionAct('expire', exclusion, now) !== null) return false
    const { requestId, accountId, region, jobName } = exclusion
    await tx.exclusion.update({
      where: { customerId_id: { customerId, id } },
      data: { state: exclusionActRows.expire.to, endedAt: exclusion.endsAt },
    })
    await noteEvent(tx, scoped, { requestId, exclusionId: id, kind: 'expire', side: 'portal', at: now })
    await emitAudit(tx, scoped, {
      action: 'exclusion.expire',
      resourceType: 'exclusion',
      resourceId: id,
      details: {
        before: exclusion.state,
        after: 'expired',
        endsAt: exclusion.endsAt.toISOString(),
        requestId,
      },
    })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'exclusion.expired',
      resourceType: 'exclusion',
      resourceId: id,
      facts: { name: jobName, region },
    })
    const place = { customerId, accountId, region }
    await enqueue(tx, 'sweep-region', place, { singletonKey: `${accountId}:${region}` })
    return true
  })
}

async function lapse(staff: StaffCtx, { id, customerId }: Due): Promise<boolean> {
  const scoped: CustomerCtx = { ...staff, customerId }
  return customerWrite(scoped, async (tx) => {
    const { request, now } = await lockRequest(tx, customerId, id)
    const actor = requestActor(scoped.actor, customerId, 'portal')
    if (refusalOfRequestAct('lapse', requestFacts(request), actor, now) !== null) return false
    const state = stateAfter('lapse', request.state, false)
    await tx.exclusionRequest.update({
      where: { customerId_id: { customerId, id } },
      data: { state, decidedAt: now, respondBy: null },
    })
    await noteEvent(tx, scoped, { requestId: id, kind: 'lapse', side: 'portal', at: now })
    await emitAudit(tx, scoped, {
      action: 'exclusion.lapse',
      resourceType: 'exclusion_request',
      resourceId: id,
      details: { before: request.state, after: state },
    })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'exclusion.lapsed',
      resourceType: 'exclusion_request',
      resourceId: id,
    })
    return true
  })
}

async function warn(staff: StaffCtx, { id, customerId }: Due): Promise<boolean> {
  const scoped: CustomerCtx = { ...staff, customerId }
  return customerWrite(scoped, async (tx) => {
    const { exclusion, now } = await lockExclusion(tx, customerId, id)
    if (exclusion.state !== 'active') return false
    const resource = await currentResource(tx, exclusion)
    const { startsAt, endsAt, warnedDays, isWarnedRunning: isWarnedOfRunning } = exclusion
    const isRunning = resource?.awsStatus === 'InProgress'
    const due: Warning | null = warningDue(
      { startsAt, endsAt, warnedDays, isRunning, isWarnedOfRunning },
      now,
    )
    if (due === null) return false
    await tx.exclusion.update({
      where: { customerId_id: { customerId, id } },
      data: due === 'running' ? { isWarnedRunning: true } : { warnedDays: due },
    })
    const { requestId, jobName, region } = exclusion
    await noteEvent(tx, scoped, { requestId, exclusionId: id, kind: 'warn', side: 'portal', at: now })
    await emitAudit(tx, scoped, {
      action: 'exclusion.warn',
      resourceType: 'exclusion',
      resourceId: id,
      details: { warning: due, endsAt: endsAt.toISOString(), requestId },
    })
    await tell(tx, customerId, {
      audience: 'people',
      kind: 'exclusion.ending',
      resourceType: 'exclusion',
      resourceId: id,
      facts: { name: jobName, region, endsAt: endsAt.toISOString(), isRunning },
    })
    return true
  })
}

async function tellLate(staff: StaffCtx, { id, customerId }: Due): Promise<boolean> {
  const scoped: CustomerCtx = { ...staff, customerId }
  return customerWrite(scoped, async (tx) => {
    const { request, now } = await lockRequest(tx, customerId, id)
    if (request.isLateTold || request.respondBy === null || request.respondBy > now) return false
    await tx.exclusionRequest.update({
      where: { customerId_id: { customerId, id } },
      data: { isLateTold: true },
    })
    await emitAudit(tx, scoped, {
      action: 'exclusion.late',
      resourceType: 'exclusion_request',
      resourceId: id,
      details: { respondBy: request.respondBy.toISOString() },
    })
    await tell(tx, customerId, {
      audience: 'support',
      kind: 'exclusion.late',
      resourceType: 'exclusion_request',
      resourceId: id,
      facts: { isUrgent: request.isUrgent },
    })
    return true
  })
}
