import { customerRead } from '#lib/db/doors.ts'
import { noticeGroups } from '#lib/domain/notices.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { deliveryRow, recipientNames } from '#lib/services/notices/delivery-row.ts'
import type { WebhookRow } from '#lib/services/notices/views.ts'

/** How many of a webhook's newest deliveries are shown. */
const shownDeliveries = 10

/** A customer's webhooks with their newest deliveries; never a secret, and of an address only where it leads. */
export async function listWebhooks(ctx: Ctx): Promise<{ rows: WebhookRow[] }> {
  const scoped = requirePermission(ctx, 'notice:read')
  return customerRead(scoped, async (tx) => {
    const found = await tx.webhook.findMany({
      where: { removedAt: null },
      include: {
        deliveries: {
          include: recipientNames,
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
          take: shownDeliveries,
        },
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
    return {
      rows: found.map((webhook) => ({
        id: webhook.id,
        name: webhook.name,
        origin: new URL(webhook.address).origin,
        groups: noticeGroups.filter((group) => webhook.groups.includes(group)),
        isEnabled: webhook.isEnabled,
        createdBy: webhook.createdByName,
        createdAt: webhook.createdAt.toISOString(),
        deliveries: webhook.deliveries.map(deliveryRow),
      })),
    }
  })
}
