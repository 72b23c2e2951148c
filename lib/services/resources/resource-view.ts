import { Prisma } from '#lib/db/generated/client.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { knownCreation } from '#lib/domain/resources/creation-time.ts'
import type { Excuse, ResourceRow } from './views.ts'

/** A resource's row as the queries below select it. */
export interface ResourceRecord {
  id: string
  type: ResourceType
  name: string
  arn: string
  accountId: string
  awsAccountId: string
  accountName: string
  region: string
  status: VerdictStatus
  failing: string[]
  awsStatus: string | null
  instanceCount: number | null
  creationTime: Date
  lastSeenAt: Date
  excludedUntil: Date | null
}

/** For `from resource r join aws_account a`. */
export const resourceColumns = Prisma.sql`r.id, r.type, r.name, r.arn, r.account_id as "accountId",
  a.aws_account_id as "awsAccountId", a.name as "accountName", r.region, r.status::text as status, r.failing,
  r.aws_status as "awsStatus", r.instance_count as "instanceCount", r.creation_time as "creationTime",
  r.last_seen_at as "lastSeenAt"`

export function resourceRow(record: ResourceRecord, excuses: ReadonlyMap<string, Excuse>): ResourceRow {
  const { id, type, name, arn, accountId, awsAccountId, accountName, region, status, failing } = record
  return {
    ...{ id, type, name, arn, accountId, awsAccountId, accountName, region, status, failing },
    awsStatus: record.awsStatus,
    instanceCount: record.instanceCount,
    creationTime: knownCreation(record.creationTime)?.toISOString() ?? null,
    lastSeenAt: record.lastSeenAt.toISOString(),
    excludedUntil: record.excludedUntil?.toISOString() ?? null,
    excuse: excuses.get(id) ?? null,
  }
}
