import type { AwsAccount } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type ProofResult, rolePurposes, roleState } from '#lib/domain/accounts/proof.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { grantedActions, templateChanges, templateVersion } from '#lib/domain/accounts/template.ts'
import { fleetStopWords } from '#lib/domain/enforcement/coverage.ts'
import { env } from '#lib/env.ts'
import { eventEndpoint } from '#lib/services/events/event-endpoint.ts'
import { readRegionStates } from './region-states.ts'
import type { AccountDetail, AccountRow } from './views.ts'

export function accountRow(account: AwsAccount): AccountRow {
  const { id, awsAccountId, partition, name, regions, status, mode } = account
  const proof = account.proof as unknown as ProofResult | null
  return {
    ...{ id, awsAccountId, partition, name, regions, status, mode },
    provedAt: account.provedAt?.toISOString() ?? null,
    armedAt: account.armedAt?.toISOString() ?? null,
    armsAt: account.armsAt?.toISOString() ?? null,
    roles: rolePurposes.map((purpose) => ({ purpose, state: roleState(purpose, proof?.probes ?? []) })),
  }
}

export async function accountDetail(tx: Tx, account: AwsAccount): Promise<AccountDetail> {
  const states = await readRegionStates(tx, [account])
  const proof = account.proof as unknown as ProofResult | null
  const keys = await tx.eventKey.findMany({
    where: { accountId: account.id, revokedAt: null },
    orderBy: { createdAt: 'desc' },
  })
  const newest = await tx.awsEvent.findFirst({
    where: { accountId: account.id },
    orderBy: { receivedAt: 'desc' },
  })
  const blocked = await tx.termination.findMany({
    where: { accountId: account.id, state: 'intended', NOT: { lastError: { equals: Prisma.AnyNull } } },
    orderBy: { intendedAt: 'asc' },
    take: 50,
  })
  const [open] = await tx.$queryRaw<{ isFleetStopped: boolean }[]>`
    select exists (select from coverage where account_id = ${account.id}::uuid and ended_at is null
      and state = 'paused' and reason = ${fleetStopWords}) as "isFleetStopped"`
  return {
    ...accountRow(account),
    isFleetStopped: open?.isFleetStopped ?? false,
    blockedStops: blocked.flatMap(({ id, jobName, region, intendedAt, lastError }) => {
      const { action, error, isRaised } = lastError as { action?: string; error?: string; isRaised?: boolean }
      if (action === undefined) return []
      const since = intendedAt.toISOString()
      return [
        {
          ...{ terminationId: id, jobName, region, action, since },
          error: error ?? 'an error',
          isRaised: isRaised === true,
        },
      ]
    }),
    externalId: account.externalId,
    proof,
    regionStates: states.get(account.id) ?? [],
    disconnectedAt: account.disconnectedAt?.toISOString() ?? null,
    pause:
      account.pausedUntil !== null && account.pausedUntil > new Date()
        ? { until: account.pausedUntil.toISOString(), reason: account.pauseReason ?? '' }
        : null,
    eventKeys: keys.map(({ hint, createdAt }) => ({ hint, createdAt: createdAt.toISOString() })),
    lastEventAt: newest?.receivedAt.toISOString() ?? null,
    roles: rolePurposes.map((purpose) => ({
      purpose,
      arn: roleArn(account, purpose),
      state: roleState(purpose, proof?.probes ?? []),
      actions: grantedActions[purpose].flatMap(({ actions, resource }) =>
        actions.map((action) => ({
          action,
          resource,
          answer:
            proof?.actions?.find((probe) => probe.role === purpose && probe.action === action)?.answer ??
            'untried',
        })),
      ),
    })),
    template: {
      fileName: templateFileName(account),
      version: templateVersion,
      provedVersion: account.templateVersion,
      changes: changesSince(account.templateVersion),
      url: quickCreateUrl(account),
    },
    sweepIntervalSeconds: env().SWEEP_INTERVAL_SECONDS,
    inventoryIntervalSeconds: env().INVENTORY_INTERVAL_SECONDS,
    now: new Date().toISOString(),
  }
}

/** What the newest template adds over the one an account was proved with. */
function changesSince(version: number | null): string[] {
  if (version === null) return []
  return Object.entries(templateChanges)
    .filter(([added]) => Number(added) > version)
    .map(([, words]) => words)
}

/**
 * CloudFormation's quick-create page with everything filled in, where the operator keeps the template in S3.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stacks-quick-create-links.html
 */
function quickCreateUrl(account: AwsAccount): string | null {
  const { TEMPLATE_URL, BROKER_PRINCIPAL_ARN } = env()
  if (TEMPLATE_URL === undefined) return null
  const region = account.regions[0] ?? 'us-east-1'
  const host =
    account.partition === 'aws-us-gov'
      ? 'console.amazonaws-us-gov.com'
      : account.partition === 'aws-cn'
        ? 'console.amazonaws.cn'
        : `${region}.console.aws.amazon.com`
  const query = new URLSearchParams({
    templateURL: TEMPLATE_URL,
    stackName: 'cleardata-safeguards',
    param_ExternalId: account.externalId,
    param_BrokerPrincipal: BROKER_PRINCIPAL_ARN,
    param_EventEndpoint: eventEndpoint(account.id),
  })
  return `https://${host}/cloudformation/home?region=${region}#/stacks/quickcreate?${query.toString()}`
}

export function templateFileName({ awsAccountId }: { awsAccountId: string }): string {
  return `cleardata-safeguards-${awsAccountId}.json`
}
