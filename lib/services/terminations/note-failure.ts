import { awsErrorMessage, awsErrorName } from '#lib/aws/errors.ts'
import { customerWrite } from '#lib/db/doors.ts'
import type { Termination } from '#lib/db/generated/client.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { CustomerCtx } from '#lib/services/context.ts'
import { tell } from '#lib/services/notices/tell.ts'

/** A stop that AWS has refused for this long is raised to support. */
const raiseAfterMs = 5 * 60_000

/** Thrown to have the queue try again: AWS did not let us, and the job may still run. */
export class StopNotCarriedOut extends Error {
  constructor(action: string, cause: unknown) {
    super(`${action} answered ${awsErrorName(cause)}`, { cause })
    this.name = 'StopNotCarriedOut'
  }
}

/** Shows on the receipt what AWS refused, and has the queue try again. */
// eslint-disable-next-line no-restricted-syntax -- the verb whose stop failed has asked for permission
export async function noteFailure(
  scoped: CustomerCtx,
  termination: Pick<Termination, 'id' | 'intendedAt' | 'lastError'>,
  action: string,
  error: unknown,
): Promise<never> {
  const { customerId } = scoped
  const lastError = {
    action,
    error: awsErrorName(error),
    message: awsErrorMessage(error),
    at: new Date().toISOString(),
  }
  await customerWrite(scoped, async (tx) => {
    const before = termination.lastError as { action?: string; error?: string; isRaised?: boolean } | null
    const isLong = Date.now() - termination.intendedAt.getTime() > raiseAfterMs
    await tx.termination.update({
      where: { customerId_id: { customerId, id: termination.id } },
      data: { lastError: { ...lastError, isRaised: before?.isRaised === true || isLong } },
    })
    if (isLong && before?.isRaised !== true)
      for (const audience of ['people', 'support'] as const)
        await tell(tx, customerId, {
          audience,
          kind: 'termination.blocked',
          resourceType: 'termination',
          resourceId: termination.id,
          facts: { action, error: lastError.error },
        })
    // The same refusal over and over is one fact.
    if (before?.action !== action || before.error !== lastError.error)
      await emitAudit(tx, scoped, {
        action: 'termination.fail',
        resourceType: 'termination',
        resourceId: termination.id,
        details: { action, error: lastError.error },
      })
  })
  throw new StopNotCarriedOut(action, error)
}
