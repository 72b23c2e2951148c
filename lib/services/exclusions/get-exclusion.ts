import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { canInCustomer, type Permission, refusalOf } from '#lib/domain/permissions.ts'
import { type Ctx, type CustomerCtx, requirePermission, roleInCustomer } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { requestActor, sideIn } from './actor.ts'
import { exclusionDetail, loadRequest } from './exclusion-view.ts'
import { recordReading } from './record-reading.ts'
import type { ExclusionDetail } from './views.ts'

const input = z.object({ id: z.uuid() })

function refusalTo({ actor, customerId }: CustomerCtx, permission: Permission): string | null {
  const role = actor.kind === 'person' ? roleInCustomer(actor, customerId) : null
  return role !== null && canInCustomer(role, permission) ? null : refusalOf(permission)
}

/**
 * A request or an exclusion by its id: what was asked, attested, decided, and everything that happened since.
 * Who reads an attestation is recorded.
 */
// eslint-disable-next-line no-restricted-syntax -- recordReading audits it
export async function getExclusion(ctx: Ctx, raw: z.input<typeof input>): Promise<ExclusionDetail> {
  const scoped = requirePermission(ctx, 'exclusion:read')
  const parsed = input.safeParse(raw)
  if (!parsed.success) throw notFound()
  const { actor, customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const loaded = await loadRequest(tx, customerId, parsed.data.id)
    // A draft is the customer's own until it is sent.
    if (loaded.request.state === 'draft' && sideIn(actor, customerId) === 'support') throw notFound()
    await recordReading(tx, scoped, loaded)
    return exclusionDetail(tx, loaded, {
      actor: requestActor(actor, customerId),
      refusals: {
        ask: refusalTo(scoped, 'exclusion:ask'),
        revoke: refusalTo(scoped, 'exclusion:revoke'),
      },
    })
  })
}
