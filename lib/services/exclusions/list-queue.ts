import { z } from 'zod'
import { staffRead } from '#lib/db/doors.ts'
import { dayMs } from '#lib/domain/exclusions/limits.ts'
import { openRequestStates, refusalOfRequestAct } from '#lib/domain/exclusions/request-states.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { requestActor } from './actor.ts'
import { databaseNow } from './clock.ts'
import { requestFacts } from './fetch-request.ts'
import type { QueuePage } from './views.ts'

export const queueQuery = z.object({
  state: z.enum(openRequestStates).optional(),
  customer: z.string().max(100).optional(),
  urgent: z.enum(['true', 'false']).optional(),
})

/** The most that a queue shows at once; what is behind comes up as it is cleared. */
const queueLength = 500

/**
 * Every open request of every customer, the urgent and the soonest to lapse first. Ids, states and clocks: a
 * name, a reason or an attestation takes opening the brief, which the customer's trail records.
 */
export async function listQueue(ctx: Ctx, raw: z.input<typeof queueQuery>): Promise<QueuePage> {
  const { actor } = requireStaffPermission(ctx, 'exclusion:decide')
  const { state, customer, urgent } = queueQuery.parse(raw)
  return staffRead(async (tx) => {
    const now = await databaseNow(tx)
    const open = await tx.exclusionRequest.findMany({
      where: { state: { in: [...openRequestStates] }, lapsesAt: { gt: now } },
      select: {
        ...{ id: true, customerId: true, state: true, resourceType: true, jobNames: true, isUrgent: true },
        ...{ extendsId: true, requestedAt: true, respondBy: true, lapsesAt: true, endsAt: true },
        ...{ requestedBy: true, endorsedBy: true, deciderName: true },
        customer: { select: { name: true, slug: true } },
      },
      // What waits for the customer's answer comes last: nobody here can move it.
      orderBy: [{ isUrgent: 'desc' }, { lapsesAt: 'asc' }, { id: 'asc' }],
      take: queueLength,
    })
    const isLate = (respondBy: Date | null) => respondBy !== null && respondBy < now
    const rows = open
      .filter((row) => state === undefined || row.state === state)
      .filter((row) => customer === undefined || row.customer.slug === customer)
      .filter((row) => urgent === undefined || row.isUrgent === (urgent === 'true'))
      .sort(
        (left, right) =>
          Number(left.state === 'information_asked') - Number(right.state === 'information_asked'),
      )
    return {
      rows: rows.map((row) => ({
        id: row.id,
        customerName: row.customer.name,
        customerSlug: row.customer.slug,
        state: row.state,
        resourceType: row.resourceType as ResourceType,
        nameCount: row.jobNames.length,
        days: Math.max(1, Math.round((row.endsAt.getTime() - now.getTime()) / dayMs)),
        isUrgent: row.isUrgent,
        isExtension: row.extendsId !== null,
        requestedAt: row.requestedAt.toISOString(),
        respondBy: row.respondBy?.toISOString() ?? null,
        lapsesAt: row.lapsesAt.toISOString(),
        refusal: refusalOfRequestAct(
          'decline',
          requestFacts(row),
          requestActor(actor, row.customerId, 'support'),
          now,
        ),
      })),
      total: rows.length,
      counts: {
        open: open.length,
        urgent: open.filter(({ isUrgent }) => isUrgent).length,
        late: open.filter(({ respondBy }) => isLate(respondBy)).length,
        waiting: open.filter((row) => row.state === 'information_asked').length,
      },
      now: now.toISOString(),
    }
  })
}
