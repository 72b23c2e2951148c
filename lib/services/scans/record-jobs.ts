import { randomUUID } from 'node:crypto'
import { type CollectedJob, jobKey } from '#lib/aws/collectors/jobs.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { keepSettings } from '#lib/domain/resources/keep-settings.ts'
import { instanceCountOf } from '#lib/domain/resources/resource-instances.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { judgeResource } from '#lib/domain/safeguards/catalogue.ts'
import { resourceStatus } from '#lib/domain/safeguards/resource-status.ts'

/** What we held of a region's resources before a reading. */
export interface KnownResource {
  id: string
  arn: string
  creationTime: Date
  awsStatus: string | null
  status: string
  describedAt: Date | null
  closedAt: Date | null
  verdicts: { safeguard: string; status: string }[]
}

export interface RecordedChanges {
  found: number
  changed: number
  vanished: number
}

type Json = Prisma.InputJsonValue

function judged(job: CollectedJob, at: Date) {
  const evidence = job.evidence
  if (evidence === undefined) return null
  const verdicts = judgeResource(job.type, evidence)
  const own = resourceStatus(verdicts)
  const isDescribed = evidence.kind === 'described'
  return {
    verdicts,
    columns: {
      status: own.status,
      failing: own.failing,
      instanceCount: isDescribed ? instanceCountOf(job.type, evidence.described) : null,
      ...(isDescribed ? { settings: keepSettings(evidence.described) as Json, describedAt: at } : {}),
    },
  }
}

export async function readKnown(
  tx: Tx,
  where: { accountId: string; region: string; type: ResourceType; name?: string },
): Promise<KnownResource[]> {
  return tx.resource.findMany({
    where,
    select: {
      id: true,
      arn: true,
      creationTime: true,
      awsStatus: true,
      status: true,
      describedAt: true,
      closedAt: true,
      verdicts: { select: { safeguard: true, status: true } },
    },
  })
}

/**
 * Writes what a reading of one kind of job found: new jobs with their verdicts, changes of what is known,
 * and, when the list was read to its end, the close of what is gone. History is kept; nothing is deleted.
 */
export async function recordJobs(
  tx: Tx,
  place: { customerId: string; accountId: string; region: string },
  reading: { jobs: readonly CollectedJob[]; known: readonly KnownResource[]; isComplete: boolean; at: Date },
): Promise<RecordedChanges> {
  const { customerId } = place
  const knownByKey = new Map(reading.known.map((resource) => [jobKey(resource), resource]))
  const resources: Prisma.ResourceCreateManyInput[] = []
  const verdicts: Prisma.VerdictCreateManyInput[] = []
  const changes: Prisma.StatusChangeCreateManyInput[] = []
  const seen: string[] = []
  let changed = 0

  for (const job of reading.jobs) {
    const result = judged(job, reading.at)
    const known = knownByKey.get(jobKey(job))
    const id = known?.id ?? randomUUID()
    if (!known) {
      if (!result) continue // listed as known, and forgotten meanwhile: the next reading describes it
      const { arn, name, type, awsStatus, creationTime, endTime } = job
      const own = { id, ...place, type, arn, name, awsStatus, creationTime, endTime, lastSeenAt: reading.at }
      resources.push({ ...own, ...result.columns })
    } else {
      seen.push(id)
      const isMoved = known.awsStatus !== job.awsStatus || known.closedAt !== null
      if (isMoved || result) {
        changed += isMoved || (result && result.columns.status !== known.status) ? 1 : 0
        const data = { awsStatus: job.awsStatus, endTime: job.endTime, closedAt: null, ...result?.columns }
        await tx.resource.update({ where: { customerId_id: { customerId, id } }, data })
        if (result) await tx.verdict.deleteMany({ where: { customerId, resourceId: id } })
      }
    }
    if (known?.awsStatus !== job.awsStatus)
      changes.push({
        customerId,
        resourceId: id,
        subject: 'aws',
        before: known?.awsStatus ?? null,
        after: job.awsStatus,
        at: reading.at,
      })
    for (const verdict of result?.verdicts ?? []) {
      const reasons = verdict.reasons as unknown as Json
      verdicts.push({
        customerId,
        resourceId: id,
        safeguard: verdict.safeguard,
        status: verdict.status,
        reasons,
        judgedAt: reading.at,
      })
      const before = known?.verdicts.find(({ safeguard }) => safeguard === verdict.safeguard)?.status ?? null
      if (before !== verdict.status)
        changes.push({
          customerId,
          resourceId: id,
          subject: verdict.safeguard,
          before,
          after: verdict.status,
          at: reading.at,
        })
    }
  }

  const found = new Set(reading.jobs.map(jobKey))
  const vanished = reading.isComplete
    ? reading.known.filter((resource) => resource.closedAt === null && !found.has(jobKey(resource)))
    : []
  await createInChunks(resources, (data) => tx.resource.createMany({ data }))
  await createInChunks(verdicts, (data) => tx.verdict.createMany({ data }))
  await createInChunks(changes, (data) => tx.statusChange.createMany({ data }))
  if (seen.length > 0)
    await tx.$executeRaw`update resource set last_seen_at = ${reading.at}
      where customer_id = ${customerId}::uuid and id = any(${seen}::uuid[])`
  if (vanished.length > 0)
    await tx.$executeRaw`update resource set closed_at = ${reading.at}
    where customer_id = ${customerId}::uuid and id = any(${vanished.map(({ id }) => id)}::uuid[])`
  return { found: resources.length, changed, vanished: vanished.length }
}

/** PostgreSQL takes at most 65,535 parameters a statement. */
async function createInChunks<Row>(rows: Row[], create: (chunk: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) await create(rows.slice(start, start + 1000))
}
