import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { isUuid } from '#lib/domain/uuid.ts'

const input = z.object({ id: z.string() })

/** Ends a token at once. */
export async function revokeToken(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'token:manage')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const where = { customerId_id: { customerId, id } }
    const token = isUuid(id) ? await tx.apiToken.findUnique({ where }) : null
    if (!token) throw notFound()
    if (token.revokedAt !== null) return
    await tx.apiToken.update({ where, data: { revokedAt: new Date() } })
    await emitAudit(tx, scoped, { action: 'token.revoke', resourceType: 'api_token', resourceId: id })
  })
}
