import { AwsError } from '#lib/sandbox/aws/errors.ts'
import {
  constraint,
  optionalText,
  requireName,
  requireText,
  tagsOf,
  validationException,
} from '#lib/sandbox/aws/input.ts'
import { at } from '#lib/sandbox/aws/json.ts'
import { mergeContexts, requestTagContext, resourceTagContext } from '#lib/sandbox/aws/policy/context.ts'
import { launchTrainingJobs, reconsiderLaunch } from '#lib/sandbox/aws/sagemaker/children.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { progressOf, type Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { listJobs } from '#lib/sandbox/aws/sagemaker/list.ts'
import { addResource, removeResource, resourcesOf, touchResources } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

/** Create, describe, list and stop (and delete) of one kind. */
export function kindOperations(kind: ResourceKind): Record<string, Operation> {
  const nameField = `${kind.type}Name`
  const resource = (call: Call) => arnOf(call, kind, optionalText(call.input, nameField) ?? '')
  const tagged = (call: Call) => resourceTagContext(find(call, kind)?.tags ?? [], 'sagemaker')
  const settled = (handle: Operation['handle']) => (call: Call) => {
    launchTrainingJobs(call)
    return handle(call)
  }
  const operations: Record<string, Operation> = {
    [`Create${kind.type}`]: {
      permission: `sagemaker:Create${kind.type}`,
      resource,
      context: (call) =>
        mergeContexts(
          requestTagContext(tagsOf(call.input['Tags'])),
          kind.createContext?.(call.input) ?? new Map<string, never>(),
        ),
      handle: settled((call) => create(call, kind)),
    },
    [`Describe${kind.type}`]: {
      permission: `sagemaker:Describe${kind.type}`,
      resource,
      context: tagged,
      handle: settled((call) => describe(call, kind, required(call, kind, 'describe'))),
    },
    [kind.list.operation]: {
      permission: `sagemaker:${kind.list.operation}`,
      resource: () => '*',
      handle: settled((call) => {
        const jobs = Object.values(resourcesOf(call, kind.id))
        return listJobs(call, kind, jobs, kind.list)
      }),
    },
    [`Stop${kind.type}`]: {
      permission: `sagemaker:Stop${kind.type}`,
      resource,
      context: tagged,
      handle: settled((call) => stop(call, kind)),
    },
  }
  if (kind.isDeletable) {
    operations[`Delete${kind.type}`] = {
      permission: `sagemaker:Delete${kind.type}`,
      resource,
      context: tagged,
      handle: settled((call) => remove(call, kind)),
    }
  }
  return operations
}

export function arnOf(call: Call, kind: ResourceKind, name: string): string {
  return `arn:aws:sagemaker:${call.region}:${call.caller.accountId}:${kind.arnType}/${name}`
}

function find(call: Call, kind: ResourceKind): Job | undefined {
  const name = optionalText(call.input, `${kind.type}Name`)
  return name === undefined ? undefined : resourcesOf(call, kind.id)[name.toLowerCase()]
}

function required(call: Call, kind: ResourceKind, operation: 'describe' | 'stop'): Job {
  const name = requireText(call.input, `${kind.type}Name`, validationException)
  const job = find(call, kind)
  if (!job) throw kind.missing(name, operation)
  return job
}

function create(call: Call, kind: ResourceKind) {
  const { input, settings, now } = call
  const name = requireName(input, `${kind.type}Name`, kind.namePattern, validationException)
  for (const path of kind.required) {
    if (at(input, path) === undefined) {
      throw validationException(constraint(path, undefined, 'Member must not be null'))
    }
  }
  kind.validate?.(call)
  const jobs = resourcesOf(call, kind.id)
  const existing = jobs[name.toLowerCase()]
  if (existing) {
    const noun = kind.noun.charAt(0).toUpperCase() + kind.noun.slice(1)
    throw new AwsError(
      'ResourceInUse',
      `${noun} names must be unique within an AWS account and region, and a ${kind.noun} with this name already exists (${existing.arn})`,
    )
  }
  const { Tags: tags, ...request } = input
  const arn = arnOf(call, kind, name)
  addResource(jobs, {
    ...{ name, arn, request, tags: tagsOf(tags), createdAt: now, runMs: settings.jobDurationMs },
    ...{
      outcome: 'Completed',
      stop: undefined,
      parent: undefined,
      children: [],
      extra: {},
      isSettled: false,
    },
  })
  return { [`${kind.type}Arn`]: arn }
}

/** The request verbatim, and what the service knows: absent members stay absent. */
export function describe(call: Call, kind: ResourceKind, job: Job): Record<string, unknown> {
  const progress = progressOf(job, call.now)
  return {
    ...job.request,
    ...job.extra,
    [`${kind.type}Name`]: job.name,
    [`${kind.type}Arn`]: job.arn,
    [`${kind.type}Status`]: progress.status,
    CreationTime: new Date(job.createdAt),
    [kind.timeFields.modified]: new Date(progress.changedAt),
    [kind.timeFields.ended]: progress.endedAt === undefined ? undefined : new Date(progress.endedAt),
    ...kind.details(call, job),
  }
}

/** Not idempotent: a job that is not InProgress refuses.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopHyperParameterTuningJob.html */
function stop(call: Call, kind: ResourceKind) {
  const job = required(call, kind, 'stop')
  const { status } = progressOf(job, call.now)
  if (status !== 'InProgress') {
    throw validationException(`The request was rejected because the ${kind.noun} is in status ${status}.`)
  }
  job.stop = { requestedAt: call.now, takesMs: call.settings.stoppingMs }
  if (job.parent) reconsiderLaunch(resourcesOf(call, 'tuning-job')[job.parent.name.toLowerCase()])
  touchResources(resourcesOf(call, kind.id))
  kind.onStop?.(call, job)
  return {}
}

function remove(call: Call, kind: ResourceKind) {
  const job = required(call, kind, 'stop')
  const { status } = progressOf(job, call.now)
  if (status === 'InProgress' || status === 'Stopping') {
    throw validationException(`The request was rejected because the ${kind.noun} is in status ${status}.`)
  }
  removeResource(resourcesOf(call, kind.id), job)
  return {}
}
