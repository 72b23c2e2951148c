import type { Tx } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'

/**
 * Inserts what a reading found, a table at a time as one JSON parameter: an inventory writes tens of thousands
 * of rows, and a row of parameters each would cost more than the reading.
 */
export async function insertFound(
  tx: Tx,
  rows: {
    resources: readonly Prisma.ResourceCreateManyInput[]
    verdicts: readonly Prisma.VerdictCreateManyInput[]
    changes: readonly Prisma.StatusChangeCreateManyInput[]
  },
): Promise<void> {
  const { resources, verdicts, changes } = rows
  if (resources.length > 0)
    await tx.$executeRaw`/* ahead */
      insert into resource (id, customer_id, account_id, region, type, arn, name, aws_status, creation_time, end_time,
        instance_count, status, failing, settings, described_at, catalogue_revision, last_seen_at)
      select id, "customerId", "accountId", region, type, arn, name, "awsStatus", "creationTime", "endTime",
        "instanceCount", status, failing, settings, "describedAt", "catalogueRevision", "lastSeenAt"
      from jsonb_to_recordset(${JSON.stringify(resources)}::jsonb) as found (id uuid, "customerId" uuid,
        "accountId" uuid, region text, type text, arn text, name text, "awsStatus" text, "creationTime" timestamptz,
        "endTime" timestamptz, "instanceCount" int, status verdict_status, failing text[], settings jsonb,
        "describedAt" timestamptz, "catalogueRevision" text, "lastSeenAt" timestamptz)`
  if (verdicts.length > 0)
    await tx.$executeRaw`/* ahead */
      insert into verdict (customer_id, resource_id, safeguard, status, reasons, judged_at)
      select "customerId", "resourceId", safeguard, status, reasons, "judgedAt"
      from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as judged ("customerId" uuid, "resourceId" uuid,
        safeguard text, status verdict_status, reasons jsonb, "judgedAt" timestamptz)`
  if (changes.length > 0)
    await tx.$executeRaw`/* ahead */
      insert into status_change (customer_id, resource_id, subject, before, after, at)
      select "customerId", "resourceId", subject, before, after, at
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as change ("customerId" uuid, "resourceId" uuid,
        subject text, before text, after text, at timestamptz)`
}
