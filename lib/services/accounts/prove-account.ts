import { z } from 'zod'
import { probeRoles } from '#lib/aws/probe-roles.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type AccountStatus, armsAfterMs } from '#lib/domain/accounts/account.ts'
import type { Probe, ProofResult } from '#lib/domain/accounts/proof.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { accountDetail } from './account-view.ts'
import { fetchAccount, fetchAccountForUpdate } from './fetch-account.ts'
import type { AccountDetail } from './views.ts'

const input = z.object({ id: z.string() })

/**
 * What a proof makes of an account. A role that can be assumed without its ExternalId, or with another one,
 * is unsafe: whoever else our broker serves could be confused into it. A lost role of a connected account
 * leaves it connected, and every reading says what it cannot do.
 */
function statusAfter(before: AccountStatus, probes: readonly Probe[]): AccountStatus {
  if (probes.every(({ isPassed }) => isPassed)) return 'connected'
  const isOpen = probes.some(({ kind, got }) => kind !== 'right_external_id' && got === 'assumed')
  if (before === 'pending') return 'pending'
  return isOpen ? 'unsafe' : before
}

/** Tries the account's roles with the right ExternalId, with none and with a wrong one, and keeps the result. */
export async function proveAccount(ctx: Ctx, raw: z.input<typeof input>): Promise<AccountDetail> {
  const scoped = requirePermission(ctx, 'account:connect')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  const account = await customerRead(scoped, (tx) => fetchAccount(tx, customerId, id))
  const probes = await probeRoles({
    arnOf: (purpose) => roleArn(account, purpose),
    externalId: account.externalId,
    region: account.regions[0] ?? 'us-east-1',
  })
  const at = new Date()
  const proof: ProofResult = {
    isPassed: probes.every(({ isPassed }) => isPassed),
    at: at.toISOString(),
    probes,
  }
  return customerWrite(scoped, async (tx) => {
    const before = await fetchAccountForUpdate(tx, customerId, id)
    const status = statusAfter(before.status, probes)
    const isFirst = before.status === 'pending' && status === 'connected'
    const data = {
      status,
      proof: proof as unknown as Prisma.InputJsonValue,
      ...(proof.isPassed ? { provedAt: at } : {}),
      ...(isFirst ? { armsAt: new Date(at.getTime() + armsAfterMs) } : {}),
    }
    const after = await tx.awsAccount
      .update({ where: { customerId_id: { customerId, id } }, data })
      .catch((error: unknown) => {
        if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
          throw conflict('This AWS account is connected to another customer. Ask support.')
        throw error
      })
    await emitAudit(tx, scoped, {
      action: 'account.prove',
      resourceType: 'aws_account',
      resourceId: id,
      details: { before: before.status, after: status, isPassed: proof.isPassed },
    })
    if (status === 'connected')
      for (const region of after.regions)
        await enqueue(
          tx,
          'sweep-region',
          { customerId, accountId: id, region },
          { singletonKey: `${id}:${region}` },
        )
    return accountDetail(tx, after)
  })
}
