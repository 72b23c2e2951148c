import { z } from 'zod'
import { probeActions } from '#lib/aws/probe-actions.ts'
import { probeRoles } from '#lib/aws/probe-roles.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type AccountStatus, armsAfterMs } from '#lib/domain/accounts/account.ts'
import {
  hadRoles,
  isProved,
  lostRoles,
  type Probe,
  type ProofResult,
  rolePurposes,
  roleState,
} from '#lib/domain/accounts/proof.ts'
import { grantedActions, templateVersion } from '#lib/domain/accounts/template.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { enqueueReadings } from '#lib/services/scans/enqueue-readings.ts'
import { accountDetail } from './account-view.ts'
import { fetchAccount, fetchAccountForUpdate } from './fetch-account.ts'
import type { AccountDetail } from './views.ts'

const input = z.object({ id: z.string() })

/**
 * What a proof makes of an account. A role that can be assumed without its ExternalId, or with another one,
 * is unsafe: whoever else our broker serves could be confused into it. A lost role of a connected account
 * leaves it connected, and every reading says what it cannot do; without the remediate role it only observes.
 */
function statusAfter(before: AccountStatus, probes: readonly Probe[]): AccountStatus {
  if (isProved(probes)) return 'connected'
  if (before === 'pending' || before === 'disconnected') return before
  return rolePurposes.some((role) => roleState(role, probes) === 'open') ? 'unsafe' : before
}

/** Tries the account's roles with the right ExternalId, with none and with a wrong one, and keeps the result. */
export async function proveAccount(ctx: Ctx, raw: z.input<typeof input>): Promise<AccountDetail> {
  const scoped = requirePermission(ctx, 'account:connect')
  const { id } = input.parse(raw)
  const { customerId } = scoped
  const { account, bucket } = await customerRead(scoped, async (tx) => ({
    account: await fetchAccount(tx, customerId, id),
    // One that AWS confirmed to be the account's: the actions on buckets are tried on it.
    bucket: await tx.resource.findFirst({
      where: { customerId, accountId: id, type: 's3-bucket', closedAt: null, status: { not: 'unknown' } },
      select: { name: true, region: true },
      orderBy: { name: 'asc' },
    }),
  }))
  const probes = await probeRoles({
    arnOf: (purpose) => roleArn(account, purpose),
    externalId: account.externalId,
    region: account.regions[0] ?? 'us-east-1',
  })
  const region = account.regions[0] ?? 'us-east-1'
  const usable = rolePurposes.filter((role) => roleState(role, probes) === 'granted')
  const actions = await Promise.all(
    usable.map((role) =>
      probeActions(
        role,
        grantedActions[role].flatMap(({ actions: granted }) => granted),
        { ...account, roleArn: roleArn(account, role), region, bucket },
      ),
    ),
  )
  const at = new Date()
  const proof: ProofResult = {
    isPassed: isProved(probes),
    at: at.toISOString(),
    probes,
    actions: actions.flat(),
  }
  const isWhole =
    proof.isPassed && actions.flat().every(({ answer }) => answer === 'allowed' || answer === 'left_out')
  return customerWrite(scoped, async (tx) => {
    const before = await fetchAccountForUpdate(tx, customerId, id)
    const status = statusAfter(before.status, probes)
    const proofBefore = before.proof as unknown as ProofResult | null
    const lost = lostRoles(proofBefore, probes)
    const had = proof.isPassed ? usable : hadRoles(proofBefore)
    // Nothing can be stopped, so nothing may say that it is. Support arms it again, once the role is back.
    const isDisarmed = before.mode === 'armed' && roleState('remediate', probes) === 'left_out'
    const isRemediable = roleState('remediate', probes) === 'granted'
    // An action that was allowed and is denied now: the template is not wholly in force any more.
    const isLess = actions
      .flat()
      .some(
        ({ role, action, answer }) =>
          answer === 'denied' &&
          proofBefore?.actions?.some(
            (one) => one.role === role && one.action === action && one.answer === 'allowed',
          ),
      )
    const isFirst = ['pending', 'disconnected'].includes(before.status) && status === 'connected'
    const data = {
      status,
      proof: { ...proof, had } as unknown as Prisma.InputJsonValue,
      ...(proof.isPassed ? { provedAt: at, disconnectedAt: null } : {}),
      // Every action this version grants was allowed: the account is on it.
      ...(isWhole ? { templateVersion } : isLess ? { templateVersion: null } : {}),
      ...(isDisarmed ? { mode: 'observing' as const, armedAt: null, armsAt: null } : {}),
      // Without the role there is nothing to arm: support does, once it is granted.
      ...(isFirst && isRemediable ? { armsAt: new Date(at.getTime() + armsAfterMs) } : {}),
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
    if (isDisarmed)
      await emitAudit(tx, scoped, {
        action: 'account.observe',
        resourceType: 'aws_account',
        resourceId: id,
        details: {
          before: before.mode,
          after: after.mode,
          reason: 'The remediate role no longer lets us in, so no job can be stopped.',
        },
      })
    if (status === 'unsafe' && before.status !== 'unsafe')
      for (const audience of ['people', 'support'] as const)
        await tell(tx, customerId, {
          audience,
          kind: 'account.unsafe',
          resourceType: 'aws_account',
          resourceId: id,
          facts: { account: after.name },
        })
    if (status === 'connected' && (!proof.isPassed || lost.length > 0))
      for (const audience of ['people', 'support'] as const)
        await tell(tx, customerId, {
          audience,
          kind: 'account.lost',
          resourceType: 'aws_account',
          resourceId: id,
          facts: { account: after.name, roles: lost.join(', ') },
        })
    if (status === 'connected') await enqueueReadings(tx, { customerId, accountId: id }, after.regions)
    return accountDetail(tx, after)
  })
}
