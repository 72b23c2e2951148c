import { z } from 'zod'
import { openReader } from '#lib/aws/actions/tuning-job.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { readFleet } from '#lib/services/enforcement/fleet-stopped.ts'
import { suspendChanged } from '#lib/services/exclusions/suspend-changed.ts'
import { readRequest } from '#lib/services/scans/read-request.ts'
import { recordResources } from '#lib/services/scans/record-resources.ts'
import { decideTermination } from '#lib/services/terminations/decide-termination.ts'

const input = z.object({ accountId: z.uuid(), eventId: z.string() })

/**
 * Looks at the job that an event names: described by the read role, judged, recorded, and decided about in
 * one transaction. What the event itself says of the job is not believed. An error is thrown, and the queue
 * tries again; the sweep finds the job whatever happens here.
 */
export async function handleEvent(ctx: Ctx, raw: z.input<typeof input>): Promise<string> {
  const scoped = requirePermission(ctx, 'scan:run')
  const { accountId, eventId } = input.parse(raw)
  const { customerId } = scoped
  const event = await customerRead(scoped, (tx) =>
    tx.awsEvent.findUnique({
      where: { customerId_accountId_eventId: { customerId, accountId, eventId } },
      include: { account: true },
    }),
  )
  if (!event) return 'gone'
  const { account, region, jobName } = event
  if (account.status !== 'connected' || !account.regions.includes(region)) return 'not_watched'
  const reader = await openReader(
    readRequest({ ...account, roleArn: roleArn(account, 'read'), region }, 'enforcement'),
    jobName,
  )
  const live = await reader.describe().finally(() => reader.close())
  const arn = live?.described.HyperParameterTuningJobArn
  if (!live || live.creationTime === null || typeof arn !== 'string') return 'gone'
  const judgedAt = new Date()
  const fleet = await readFleet(scoped)
  const job = {
    ...({ type: 'tuning-job', arn, name: jobName, awsStatus: live.status } as const),
    ...{ creationTime: live.creationTime, endTime: live.endTime },
    evidence: { kind: 'described', described: live.described } as const,
  }
  await customerWrite(scoped, async (tx) => {
    const changes = await recordResources(tx, { customerId, accountId, region }, [job], judgedAt)
    if (changes.found + changes.changed > 0)
      await emitAudit(tx, scoped, {
        action: 'scan.record',
        resourceType: 'aws_account',
        resourceId: accountId,
        details: { region, detectedBy: 'event', ...changes },
      })
  })
  if (live.status !== 'InProgress') return live.status
  // An exclusion of another configuration excuses nothing that runs now.
  await suspendChanged(scoped, { accountId, region })
  return customerWrite(scoped, async (tx) => {
    const [candidate] = await tx.$queryRaw<{ resourceId: string; reasons: unknown }[]>`
      select r.id as "resourceId", v.reasons from resource r
      join verdict v on v.customer_id = r.customer_id and v.resource_id = r.id
      where r.customer_id = ${customerId}::uuid and r.arn = ${arn} and r.creation_time = ${live.creationTime}
        and v.safeguard = ${enforcedSafeguard} and v.status = 'failing'`
    if (!candidate) return 'compliant'
    return decideTermination(
      tx,
      scoped,
      { ...candidate, accountId, region, arn, name: jobName, creationTime: job.creationTime, judgedAt },
      { by: 'event', eventAt: event.at, seenAt: event.receivedAt },
      fleet,
    )
  })
}
