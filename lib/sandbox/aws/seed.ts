import { z } from 'zod'
import { keepTrail, trailEventOf } from '#lib/sandbox/aws/cloudtrail/record.ts'
import type { Caller } from '#lib/sandbox/aws/caller.ts'
import { tagsOf } from '#lib/sandbox/aws/input.ts'
import { isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { kinds } from '#lib/sandbox/aws/sagemaker/kinds.ts'
import { nameField, newJob } from '#lib/sandbox/aws/sagemaker/create.ts'
import { fieldsOf, type ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { trainingJob } from '#lib/sandbox/aws/sagemaker/kinds/training-job.ts'
import { tuningJob } from '#lib/sandbox/aws/sagemaker/kinds/tuning-job.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { addResource, resourcesIn } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Sandbox } from '#lib/sandbox/aws/sandbox.ts'

/** Epoch milliseconds or ISO 8601. */
const time = z.union([z.number(), z.iso.datetime({ offset: true })])
const request = z.record(z.string(), z.json())
const entrySchema = z.strictObject({
  /** A create request, verbatim. */
  request,
  creationTime: time,
  /** Of jobs InProgress, Stopping, Stopped, Completed or Failed; of what stands any status of its kind. */
  status: z.string().optional(),
  endTime: time.optional(),
  /** Training jobs only: the tuning job that launched it. */
  tuningJobName: z.string().optional(),
  /** Who made it, for CloudTrail: the name of a user. */
  createdBy: z.string().optional(),
})
const place = { accountId: z.string().regex(/^\d{12}$/), region: z.string().min(1) }
const seedSchema = z.strictObject({
  ...place,
  tuningJobs: z.array(entrySchema).default([]),
  trainingJobs: z.array(entrySchema).default([]),
  /** By kind: `processing-job`, `notebook-instance` …. */
  resources: z.record(z.string(), z.array(entrySchema)).default({}),
})
const bulkSchema = z.strictObject({
  ...place,
  kind: z.string(),
  count: z.number().int().min(1).max(200_000),
  /** Names are this and a number. */
  prefix: z.string().default('bulk-'),
  request: request.default({}),
  /** Of the first; each further one is `everyMs` later. */
  creationTime: time,
  everyMs: z.number().min(0).default(1_000),
  /** Taken in turn, each `times` times; members of `request` go into the common one. */
  variants: z
    .array(
      z.strictObject({
        times: z.number().int().min(1).default(1),
        status: z.string().optional(),
        request: request.default({}),
      }),
    )
    .min(1)
    .default([{ times: 1, request: {} }]),
  /** Whether running tuning jobs launch training jobs; a benchmark seldom wants them. */
  launches: z.boolean().default(false),
})

type Entry = z.infer<typeof entrySchema>
interface Place {
  accountId: string
  region: string
}

const JOB_STATUSES = ['InProgress', 'Stopping', 'Stopped', 'Completed', 'Failed']
const DEFAULT_RUN_MS = 600_000

/** Imports history in bulk. Throws a ZodError when the body is not a seed. */
export function seed(sandbox: Sandbox, body: unknown): Record<string, number> {
  const { tuningJobs, trainingJobs, resources, ...where } = seedSchema.parse(body)
  for (const entry of tuningJobs) put(sandbox, where, tuningJob, entry)
  for (const entry of trainingJobs) put(sandbox, where, trainingJob, entry)
  const counts: Record<string, number> = {
    tuningJobs: tuningJobs.length,
    trainingJobs: trainingJobs.length,
  }
  for (const [id, entries] of Object.entries(resources)) {
    const kind = kindOf(id)
    for (const entry of entries) put(sandbox, where, kind, entry)
    counts[id] = entries.length
  }
  return counts
}

/** Makes many alike. Throws a ZodError when the body does not say what. */
export function seedBulk(sandbox: Sandbox, body: unknown): { made: number; first: string; last: string } {
  const { kind: id, count, prefix, variants, ...given } = bulkSchema.parse(body)
  const kind = kindOf(id)
  const where = { accountId: given.accountId, region: given.region }
  const turns = variants.flatMap((variant) => {
    const merged = merge(given.request, variant.request)
    return Array.from({ length: variant.times }, () => ({ ...variant, request: merged }))
  })
  const start = new Date(given.creationTime).getTime()
  const names = Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(6, '0')}`)
  names.forEach((name, index) => {
    const turn = turns[index % turns.length]
    const entry: Entry = {
      request: { ...(turn?.request as Entry['request']), [nameField(kind)]: name },
      creationTime: start + index * given.everyMs,
      ...(turn?.status === undefined ? {} : { status: turn.status }),
    }
    const job = put(sandbox, where, kind, entry)
    if (!given.launches) job.isSettled = true
  })
  return { made: count, first: names[0] ?? '', last: names.at(-1) ?? '' }
}

function kindOf(id: string): ResourceKind {
  const kind = kinds.find((candidate) => candidate.id === id)
  if (kind) return kind
  throw new Error(`unknown kind ${id}; known: ${[...new Set(kinds.map((each) => each.id))].join(', ')}`)
}

function merge(base: JsonObject, changes: JsonObject): JsonObject {
  const merged: JsonObject = { ...base }
  for (const [key, value] of Object.entries(changes)) {
    const old = merged[key]
    merged[key] = isObject(old) && isObject(value) ? merge(old, value) : value
  }
  return merged
}

function arnIn({ accountId, region }: Place, kind: ResourceKind, name: string): string {
  return `arn:aws:sagemaker:${region}:${accountId}:${kind.arnType}/${name}`
}

function put(sandbox: Sandbox, where: Place, kind: ResourceKind, entry: Entry): Job {
  const field = nameField(kind)
  const given = String(entry.request[field] ?? '')
  if (given === '') throw new Error(`a seeded request lacks ${field}`)
  const id = kind.newId?.() ?? given
  const name = kind.isNamedById ? id : given
  const ending = kind.arnName?.(entry.request, id) ?? id
  const job = jobOf(sandbox, kind, entry, { name, arn: arnIn(where, kind, ending) })
  const table = resourcesIn(sandbox.world, where.accountId, where.region, kind.id)
  addResource(table, job, sandbox.clock())
  if (entry.tuningJobName !== undefined) {
    job.parent = { name: entry.tuningJobName, arn: arnIn(where, tuningJob, entry.tuningJobName) }
    job.extra = { TuningJobArn: job.parent.arn }
    const tunings = resourcesIn(sandbox.world, where.accountId, where.region, tuningJob.id)
    tunings[entry.tuningJobName.toLowerCase()]?.children.push(job.name.toLowerCase())
  }
  if (entry.createdBy !== undefined) keepCreation(sandbox, where, kind, job, entry.createdBy)
  return job
}

function jobOf(
  sandbox: Sandbox,
  kind: ResourceKind,
  entry: Entry,
  named: { name: string; arn: string },
): Job {
  const { Tags: tags, ...rest } = entry.request as JsonObject
  const createdAt = new Date(entry.creationTime).getTime()
  const job = newJob({ ...named, request: rest, createdAt, runMs: 0 })
  job.tags = tagsOf(tags)
  const { lifecycle } = kind
  if (lifecycle.is === 'job') schedule(sandbox, job, entry)
  else {
    const since = entry.endTime === undefined ? createdAt : new Date(entry.endTime).getTime()
    const status = entry.status ?? (lifecycle.is === 'standing' ? lifecycle.ready : 'Created')
    job.phase = { status, since }
  }
  return job
}

/** Gives a job the times from which its status follows. */
function schedule(sandbox: Sandbox, job: Job, entry: Entry): void {
  const status = entry.status ?? 'Completed'
  if (!JOB_STATUSES.includes(status)) throw new Error(`${status} is none of ${JOB_STATUSES.join(', ')}`)
  const now = sandbox.clock()
  const { stoppingMs, jobDurationMs } = sandbox.world.settings
  const givenEnd = entry.endTime === undefined ? undefined : new Date(entry.endTime).getTime()
  const isOver = status !== 'InProgress' && status !== 'Stopping'
  const endedAt = givenEnd ?? (isOver ? Math.min(now, job.createdAt + DEFAULT_RUN_MS) : now + jobDurationMs)
  const isStopped = status === 'Stopped'
  // A stopped job would have run longer than it did.
  job.runMs = endedAt - job.createdAt + (isOver && !isStopped ? 0 : 1)
  job.outcome = status === 'Failed' ? 'Failed' : 'Completed'
  if (isStopped) job.stop = { requestedAt: endedAt, takesMs: 0 }
  if (status === 'Stopping') job.stop = { requestedAt: now, takesMs: stoppingMs }
  job.isSettled = status !== 'InProgress'
}

/** The call that made it, as CloudTrail would have kept it. */
function keepCreation(sandbox: Sandbox, where: Place, kind: ResourceKind, job: Job, userName: string): void {
  const { accountId, region } = where
  const user = sandbox.world.accounts[accountId]?.iam.users[userName.toLowerCase()]
  const caller: Caller = {
    kind: 'user',
    ...{ accountId, userName, tags: [], accessKeyId: user?.accessKeys[0]?.id ?? 'AKIASEEDED' },
    arn: user?.arn ?? `arn:aws:iam::${accountId}:user/${userName}`,
    userId: user?.id ?? 'AIDASEEDED',
  }
  const call = {
    ...{ world: sandbox.world, settings: sandbox.world.settings, now: job.createdAt, caller, region },
    ...{ action: `Create${kind.type}`, input: job.request },
  }
  const output = { [fieldsOf(kind).createdArn]: job.arn as Json }
  const happened = { call, service: 'sagemaker', requestId: 'seeded', userAgent: 'seeded', resource: job.arn }
  keepTrail(sandbox.world, accountId, trailEventOf({ ...happened, output }))
}
