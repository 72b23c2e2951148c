import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict, forbidden } from '#lib/services/errors.ts'
import { checkSubject, subjectInput } from './check-ask.ts'
import { databaseNow } from './clock.ts'
import { lockRequest } from './fetch-request.ts'
import { noteEvent } from './note-event.ts'

export const draftInput = subjectInput.extend({
  draftId: z.uuid().optional(),
  reason: z.string().trim().max(2000).default(''),
  ticket: z.string().trim().max(100).optional(),
  isUrgent: z.boolean().default(false),
  urgentBecause: z.string().trim().max(500).optional(),
})

/** Keeps a request that is not ready to be sent. Nobody but the customer's own people sees it. */
export async function draftExclusion(ctx: Ctx, raw: z.input<typeof draftInput>): Promise<{ id: string }> {
  const scoped = requirePermission(ctx, 'exclusion:ask')
  const input = draftInput.parse(raw)
  const { actor, customerId } = scoped
  if (actor.kind !== 'person') throw forbidden('Only a person asks for an exclusion.')
  return customerWrite(scoped, async (tx) => {
    await fetchAccount(tx, customerId, input.accountId)
    const { planned } = await checkSubject(tx, customerId, input)
    const now = await databaseNow(tx)
    const { accountId, region, safeguard, resourceType, reason, isUrgent } = input
    const data = {
      ...{ accountId, region, safeguard, resourceType, reason, isUrgent },
      jobNames: input.names,
      planned: (planned?.kept ?? Prisma.DbNull) as Prisma.InputJsonValue,
      ticket: input.ticket ?? null,
      urgentBecause: input.urgentBecause ?? null,
      extendsId: input.extendsId ?? null,
      endsAt: new Date(input.endsAt),
    }
    let id = input.draftId
    if (id === undefined) {
      const created = await tx.exclusionRequest.create({
        data: {
          ...data,
          ...{ customerId, state: 'draft', requestedBy: actor.personId, requesterName: actor.name },
          ...{ requestedAt: now, lapsesAt: now },
        },
      })
      id = created.id
      await noteEvent(tx, scoped, { requestId: id, kind: 'draft', side: 'customer', at: now })
    } else {
      const { request } = await lockRequest(tx, customerId, id)
      if (request.state !== 'draft') throw conflict('This request was sent already. It cannot be changed.')
      await tx.exclusionRequest.update({ where: { customerId_id: { customerId, id } }, data })
    }
    await emitAudit(tx, scoped, {
      action: 'exclusion.draft',
      resourceType: 'exclusion_request',
      resourceId: id,
      details: { accountId, region, safeguard, names: input.names.length },
    })
    return { id }
  })
}
