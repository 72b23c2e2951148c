import { customerWrite } from '#lib/db/doors.ts'
import { nextTerminationStates, type TerminationState } from '#lib/domain/enforcement/termination.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'

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
}

/** Ends a termination from whichever open state may lead there, once: a second call changes nothing. */
export async function closeTermination(ctx: Ctx, terminationId: string, ending: Ending): Promise<string> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const rows = await tx.$queryRaw<{ state: TerminationState; resourceId: string }[]>`
      select state::text as state, resource_id as "resourceId" from termination
      where customer_id = ${customerId}::uuid and id = ${terminationId}::uuid for update`
    const before = rows[0]
    const allowed: readonly TerminationState[] = before ? nextTerminationStates[before.state] : []
    if (!before || !allowed.includes(ending.state)) return before?.state ?? 'missing'
    const { state, finalStatus, outcome, endedAt, children, childrenError } = ending
    await tx.termination.update({
      where: { customerId_id: { customerId, id: terminationId } },
      data: {
        state,
        finalStatus,
        ...(outcome === null ? {} : { outcome }),
        endedAt: endedAt ?? new Date(),
        ...(childrenError === undefined ? {} : { childrenError }),
        ...(children === undefined ? {} : { children: children.map((child) => ({ ...child })) }),
      },
    })
    if (finalStatus !== null) {
      const resource = await tx.resource.findUniqueOrThrow({
        where: { customerId_id: { customerId, id: before.resourceId } },
      })
      if (resource.awsStatus !== finalStatus)
        await tx.statusChange.create({
          data: {
            ...{ customerId, resourceId: resource.id, subject: 'aws' },
            ...{ before: resource.awsStatus, after: finalStatus, at: endedAt ?? new Date() },
          },
        })
      await tx.resource.update({
        where: { customerId_id: { customerId, id: before.resourceId } },
        data: { awsStatus: finalStatus, endTime: endedAt ?? null },
      })
    }
    await emitAudit(tx, scoped, {
      action:
        state === 'stopped' ? 'termination.confirm' : `termination.${state === 'ended' ? 'end' : 'spare'}`,
      resourceType: 'termination',
      resourceId: terminationId,
      details: { before: before.state, after: state, finalStatus },
    })
    return state
  })
}
