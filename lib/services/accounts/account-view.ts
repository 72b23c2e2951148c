import type { AwsAccount } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { type ProofResult, rolePurposes } from '#lib/domain/accounts/proof.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { templateVersion } from '#lib/domain/accounts/template.ts'
import { env } from '#lib/env.ts'
import { readRegionStates } from './region-states.ts'
import type { AccountDetail, AccountRow } from './views.ts'

export function accountRow(account: AwsAccount): AccountRow {
  const { id, awsAccountId, partition, name, regions, status, mode } = account
  return {
    ...{ id, awsAccountId, partition, name, regions, status, mode },
    provedAt: account.provedAt?.toISOString() ?? null,
    armedAt: account.armedAt?.toISOString() ?? null,
    armsAt: account.armsAt?.toISOString() ?? null,
  }
}

export async function accountDetail(tx: Tx, account: AwsAccount): Promise<AccountDetail> {
  const states = await readRegionStates(tx, [account])
  return {
    ...accountRow(account),
    externalId: account.externalId,
    proof: account.proof as unknown as ProofResult | null,
    regionStates: states.get(account.id) ?? [],
    roles: rolePurposes.map((purpose) => ({ purpose, arn: roleArn(account, purpose) })),
    template: { fileName: templateFileName(account), version: templateVersion },
    sweepIntervalSeconds: env().SWEEP_INTERVAL_SECONDS,
    now: new Date().toISOString(),
  }
}

export function templateFileName({ awsAccountId }: { awsAccountId: string }): string {
  return `cleardata-safeguards-${awsAccountId}.json`
}
