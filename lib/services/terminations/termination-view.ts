import type { AwsAccount, Termination } from '#lib/db/generated/client.ts'
import type { Reason } from '#lib/domain/safeguards/verdict.ts'
import type { TerminationRow } from './views.ts'

/** One line for lists: the definitions that broke the rule. */
function summaryOf(reasons: readonly Reason[]): string {
  const names = reasons.flatMap(({ definition, value }) =>
    definition && value !== true ? [`“${definition}”`] : [],
  )
  if (names.length === 0) return 'Traffic between instances was not encrypted.'
  return `Traffic between instances was not encrypted in ${names.length === 1 ? 'definition' : 'definitions'} ${names.join(', ')}.`
}

export function terminationRow(row: Termination & { account: AwsAccount }): TerminationRow {
  return {
    id: row.id,
    jobName: row.jobName,
    arn: row.arn,
    accountId: row.accountId,
    awsAccountId: row.account.awsAccountId,
    accountName: row.account.name,
    region: row.region,
    state: row.state,
    intendedAt: row.intendedAt.toISOString(),
    eventToStopMs: row.stopSentAt ? row.stopSentAt.getTime() - row.eventAt.getTime() : null,
    summary: summaryOf(row.reasons as unknown as Reason[]),
  }
}
