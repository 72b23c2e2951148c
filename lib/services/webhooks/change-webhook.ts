import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { noticeGroups } from '#lib/domain/notices.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { fetchWebhook } from './fetch-webhook.ts'

export const webhookChange = z.object({
  isEnabled: z.boolean().optional(),
  groups: z.array(z.enum(noticeGroups)).min(1, 'Choose at least one.').optional(),
})
const input = webhookChange.extend({ id: z.string() })

/** Switches a webhook on or off, or chooses what it is told. Its address stays: another is another webhook. */
export async function changeWebhook(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'webhook:manage')
  const { id, isEnabled, groups } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const before = await fetchWebhook(tx, customerId, id)
    const after = { isEnabled: isEnabled ?? before.isEnabled, groups: groups ?? before.groups }
    await tx.webhook.update({ where: { customerId_id: { customerId, id } }, data: after })
    await emitAudit(tx, scoped, {
      action: 'webhook.change',
      resourceType: 'webhook',
      resourceId: id,
      details: { before: { isEnabled: before.isEnabled, groups: before.groups }, after },
    })
  })
}
