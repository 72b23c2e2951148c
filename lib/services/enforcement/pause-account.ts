import { z } from 'zod'
import { customerWrite } from '#lib/db/doors.ts'
import { fetchAccountForUpdate } from '#lib/services/accounts/fetch-account.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission, requireRecentSignIn } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'

/** A pause ends by itself; nobody can forget it for longer than this. */
export const mostPauseHours = 72

export const pauseInput = z.object({
  /** 0 ends a pause at once. */
  hours: z.coerce.number().min(0).max(mostPauseHours, `At most ${mostPauseHours} hours.`),
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(500),
})
const input = pauseInput.extend({ id: z.string() })

/** Keeps jobs of an account from being stopped for a while, or ends that. What would be stopped is shown. */
export async function pauseAccount(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  const scoped = requirePermission(ctx, 'account:pause')
  requireRecentSignIn(scoped)
  const { id, hours, reason } = input.parse(raw)
  const { customerId } = scoped
  await customerWrite(scoped, async (tx) => {
    const before = await fetchAccountForUpdate(tx, customerId, id)
    const [{ until } = { until: null }] = await tx.$queryRaw<{ until: Date | null }[]>`
      select clock_timestamp() + make_interval(secs => ${hours * 3600}) as until`
    const isEnd = hours === 0
    await tx.awsAccount.update({
      where: { customerId_id: { customerId, id } },
      // A pause that was ended keeps its end: jobs from before it are a backlog.
      data: { pausedUntil: until, pauseReason: isEnd ? null : reason },
    })
    await emitAudit(tx, scoped, {
      action: isEnd ? 'account.resume' : 'account.pause',
      resourceType: 'aws_account',
      resourceId: id,
      details: { before: before.pausedUntil, after: until, reason },
    })
    if (!isEnd && until !== null)
      await tell(tx, customerId, {
        audience: 'people',
        kind: 'account.paused',
        resourceType: 'aws_account',
        resourceId: id,
        facts: { account: before.name, until: until.toISOString() },
      })
  })
}
