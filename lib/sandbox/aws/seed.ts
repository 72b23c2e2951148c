import { z } from 'zod'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'
import { tagsOf } from '#lib/sandbox/aws/input.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { trainingJob } from '#lib/sandbox/aws/sagemaker/kinds/training-job.ts'
import { tuningJob } from '#lib/sandbox/aws/sagemaker/kinds/tuning-job.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { addResource, resourcesIn } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Sandbox } from '#lib/sandbox/aws/sandbox.ts'

const time = z.union([z.number(), z.iso.datetime({ offset: true })])
const job = z.strictObject({
  /** A create request, verbatim. */
  request: z.record(z.string(), z.json()),
  /** Epoch milliseconds or ISO 8601. */
  creationTime: time,
  status: z.enum(['InProgress', 'Stopping', 'Stopped', 'Completed', 'Failed']),
  endTime: time.optional(),
  /** Training jobs only: the tuning job that launched it. */
  tuningJobName: z.string().optional(),
})
const seedSchema = z.strictObject({
  accountId: z.string().regex(/^\d{12}$/),
  region: z.string().min(1),
  tuningJobs: z.array(job).default([]),
  trainingJobs: z.array(job).default([]),
})

type SeedJob = z.infer<typeof job>

const DEFAULT_RUN_MS = 600_000

/** Imports history in bulk. Throws a ZodError when the body is not a seed. */
export function seed(sandbox: Sandbox, body: unknown): { tuningJobs: number; trainingJobs: number } {
  const { accountId, region, tuningJobs, trainingJobs } = seedSchema.parse(body)
  const table = (kind: ResourceKind) => resourcesIn(sandbox.world, accountId, region, kind.id)
  const arn = (kind: ResourceKind, name: string) =>
    `arn:aws:sagemaker:${region}:${accountId}:${kind.arnType}/${name}`
  const add = (kind: ResourceKind, entry: SeedJob) => {
    const name = String(entry.request[`${kind.type}Name`] ?? '')
    if (name === '') throw new Error(`a seeded request lacks ${kind.type}Name`)
    const built = jobOf(sandbox, entry, name, arn(kind, name))
    addResource(table(kind), built)
    return built
  }
  for (const entry of tuningJobs) add(tuningJob, entry)
  for (const entry of trainingJobs) {
    const child = add(trainingJob, entry)
    if (entry.tuningJobName === undefined) continue
    child.parent = { name: entry.tuningJobName, arn: arn(tuningJob, entry.tuningJobName) }
    child.extra = { TuningJobArn: child.parent.arn }
    table(tuningJob)[entry.tuningJobName.toLowerCase()]?.children.push(child.name.toLowerCase())
  }
  return { tuningJobs: tuningJobs.length, trainingJobs: trainingJobs.length }
}

function jobOf(sandbox: Sandbox, entry: SeedJob, name: string, arn: string): Job {
  const now = sandbox.clock()
  const { stoppingMs, jobDurationMs } = sandbox.world.settings
  const createdAt = new Date(entry.creationTime).getTime()
  const givenEnd = entry.endTime === undefined ? undefined : new Date(entry.endTime).getTime()
  const { Tags: tags, ...request } = entry.request as JsonObject
  const isOver = entry.status !== 'InProgress' && entry.status !== 'Stopping'
  const endedAt = givenEnd ?? (isOver ? Math.min(now, createdAt + DEFAULT_RUN_MS) : now + jobDurationMs)
  const isStopped = entry.status === 'Stopped'
  return {
    ...{ name, arn, request, tags: tagsOf(tags), createdAt },
    // A stopped job would have run longer than it did.
    runMs: endedAt - createdAt + (isOver && !isStopped ? 0 : 1),
    outcome: entry.status === 'Failed' ? 'Failed' : 'Completed',
    stop: isStopped
      ? { requestedAt: endedAt, takesMs: 0 }
      : entry.status === 'Stopping'
        ? { requestedAt: now, takesMs: stoppingMs }
        : undefined,
    ...{ parent: undefined, children: [], extra: {}, isSettled: entry.status !== 'InProgress' },
  }
}
