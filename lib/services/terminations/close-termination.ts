import { customerWrite } from '#lib/db/doors.ts'
import type { ReceiptTag } from '#lib/domain/enforcement/receipt.ts'
import { statesBefore, type TerminationState } from '#lib/domain/enforcement/termination.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { noteTag } from './note-tag.ts'

type End = Extract<TerminationState, 'stopped' | 'ended' | 'spared'>

export interface Ending {
  state: End
  /** AWS's word for how the job ended; null when it was never stopped. */
  finalStatus: string | null
  outcome: string | null
  endedAt?: Date | null
  children?: { name: string; status: string }[]
  /** The name of the error that kept the children from being read. */
  childrenError?: string
  /** How tagging the job went, where it was tried just now. */
  tag?: ReceiptTag
}

const actionOf = {
  stopped: 'termination.confirm',
  ended: 'termination.end',
  spared: 'termination.spare',
} as const satisfies Record<End, string>

/**
 * Ends a termination from whichever open state may lead there, once: a second call changes nothing. What AWS said of
 * the job last is what we know of it from then on.
 */
export async function closeTermination(ctx: Ctx, terminationId: string, ending: Ending): Promise<string> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { customerId } = scoped
  const { state, finalStatus, outcome, endedAt, children, childrenError, tag } = ending
  const at = endedAt ?? new Date()
  return customerWrite(scoped, async (tx) => {
    const [left] = await tx.$queryRaw<{ before: TerminationState; resourceId: string; isLeft: boolean }[]>`
      with before as (
        select id, state, resource_id from termination
        where customer_id = ${customerId}::uuid and id = ${terminationId}::uuid for update
      ), moved as (
        update termination t set state = ${state}::termination_state, final_status = ${finalStatus}, ended_at = ${at},
          outcome = coalesce(${outcome}, t.outcome), children_error = coalesce(${childrenError ?? null}, t.children_error),
          children = coalesce(${children === undefined ? null : JSON.stringify(children)}::jsonb, t.children)
        from before where t.customer_id = ${customerId}::uuid and t.id = before.id
          and before.state = any(${statesBefore(state)}::termination_state[])
        returning t.id
      )
      select state::text as before, resource_id as "resourceId", exists (select from moved) as "isLeft" from before`
    if (!left?.isLeft) return left?.before ?? 'missing'
    if (tag !== undefined) await noteTag(tx, scoped, terminationId, tag)
    if (finalStatus !== null)
      await tx.$executeRaw`/* ahead */
        with before as (
          select id, aws_status from resource where customer_id = ${customerId}::uuid and id = ${left.resourceId}::uuid for update
        ), moved as (
          update resource r set aws_status = ${finalStatus}, end_time = ${endedAt ?? null}::timestamptz
          from before where r.customer_id = ${customerId}::uuid and r.id = before.id
        )
        insert into status_change (customer_id, resource_id, subject, before, after, at)
        select ${customerId}::uuid, id, 'aws', aws_status, ${finalStatus}, ${at}::timestamptz from before
        where aws_status is distinct from ${finalStatus}`
    await emitAudit(tx, scoped, {
      action: actionOf[state],
      resourceType: 'termination',
      resourceId: terminationId,
      details: { before: left.before, after: state, finalStatus },
    })
    return state
  })
}
