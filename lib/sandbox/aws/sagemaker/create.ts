import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { constraint, requireName, tagsOf, validationException } from '#lib/sandbox/aws/input.ts'
import { at, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { arnOf } from '#lib/sandbox/aws/sagemaker/find.ts'
import { fieldsOf, type ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import type { Job, Phase } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { addResource, resourcesOf } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

export function create(call: Call, kind: ResourceKind) {
  const { input, settings, now } = call
  const given = requireName(input, nameField(kind), kind.namePattern, validationException)
  for (const path of kind.required) {
    if (at(input, path) === undefined) {
      throw validationException(constraint(path, undefined, 'Member must not be null'))
    }
  }
  kind.validate?.(call)
  const id = kind.newId?.() ?? given
  const name = kind.isNamedById ? id : given
  const jobs = resourcesOf(call, kind.id)
  const existing = jobs[name.toLowerCase()]
  if (existing) throw kind.taken?.(existing.arn) ?? inUse(kind, existing.arn)
  const { Tags: tags, ...request } = input
  const arn = arnOf(call, kind, kind.arnName?.(request, id) ?? id)
  const job = newJob({ name, arn, request, createdAt: now, runMs: settings.jobDurationMs })
  job.tags = tagsOf(tags)
  job.phase = firstPhase(kind, now, settings.provisionMs)
  addResource(jobs, job, now)
  return { [fieldsOf(kind).createdArn]: arn, ...kind.created?.(call, job) }
}

/** What create calls the name, also where an id is what one asks for later. */
export function nameField(kind: ResourceKind): string {
  return kind.isNamedById ? `${kind.type}Name` : fieldsOf(kind).name
}

export function newJob(
  given: Pick<Job, 'name' | 'arn' | 'createdAt' | 'runMs'> & { request: JsonObject },
): Job {
  return {
    ...given,
    tags: [],
    outcome: 'Completed',
    stop: undefined,
    parent: undefined,
    children: [],
    extra: {},
    isSettled: false,
  }
}

function firstPhase({ lifecycle }: ResourceKind, now: number, takesMs: number): Phase | undefined {
  if (lifecycle.is === 'job') return undefined
  if (lifecycle.is === 'record') return { status: 'Created', since: now }
  return { status: lifecycle.making, since: now, next: { status: lifecycle.ready, at: now + takesMs } }
}

function inUse({ noun }: ResourceKind, arn: string): AwsError {
  const start = noun.charAt(0).toUpperCase() + noun.slice(1)
  return new AwsError(
    'ResourceInUse',
    `${start} names must be unique within an AWS account and region, and a ${noun} with this name already exists (${arn})`,
  )
}
