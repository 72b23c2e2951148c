import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import { customerRead } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { fetchAccount } from './fetch-account.ts'
import type { AccountHistoryRow } from './views.ts'

const input = z.object({ id: z.string() })
const words = z.object({ reason: z.string().optional().catch(undefined) })

/** Readings have their own page, and a daily proof that found nothing new is no news. */
const acts: Prisma.AuditEntryWhereInput[] = [
  { action: { startsWith: 'account.', not: 'account.prove' } },
  { action: 'account.prove', actorKind: 'person' },
  { action: 'account.prove', details: { path: ['after'], equals: 'unsafe' } },
]

/** What people and the portal did with one account, and the reasons they gave, newest first. */
export async function listAccountHistory(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ rows: AccountHistoryRow[] }> {
  const scoped = requirePermission(ctx, 'account:read')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  return customerRead(scoped, async (tx) => {
    await fetchAccount(tx, customerId, id)
    const entries = await tx.auditEntry.findMany({
      where: { customerId, resourceType: 'aws_account', resourceId: id, OR: acts },
      orderBy: { seq: 'desc' },
      take: 100,
    })
    return {
      rows: entries.map(({ seq, at, actorName, action, details }) => ({
        id: String(seq),
        at: at.toISOString(),
        who: actorName,
        action,
        reason: words.safeParse(details).data?.reason ?? null,
      })),
    }
  })
}
