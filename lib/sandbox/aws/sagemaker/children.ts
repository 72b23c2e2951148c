import { shortHash } from '#lib/sandbox/aws/ids.ts'
import { asList, at, isObject, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { expectedEnd, progressOf, type Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { unsettledJobs } from '#lib/sandbox/aws/sagemaker/rows.ts'
import { addResource, resourcesOf, touchResource, type Table } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Settings } from '#lib/sandbox/aws/settings.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

/** Training jobs a tuning job launches when its request names no maximum. */
const DEFAULT_MAX_JOBS = 10

/** What launching needs of a call; the watcher of events has no caller. */
export interface Launch {
  tunings: Table
  trainings: Table
  settings: Settings
  now: number
}

/** When each tuning job may launch next, so that thousands of waiting ones cost little. */
const dueAt = new WeakMap<Job, { at: number; settings: Settings }>()

/** Brings the training jobs of all running tuning jobs up to date. Runs before every SageMaker operation:
 *  what happened since the last one follows from the clock. */
export function launchTrainingJobs(call: Call): void {
  const tunings = resourcesOf(call, 'tuning-job')
  launchAll({ tunings, trainings: resourcesOf(call, 'training-job'), settings: call.settings, now: call.now })
}

export function launchAll(launch: Launch): void {
  for (const tuning of unsettledJobs(launch.tunings, launch.now)) {
    if (tuning.isSettled) continue
    const due = dueAt.get(tuning)
    if (due && due.settings === launch.settings && launch.now < due.at) continue
    dueAt.set(tuning, { at: launchFor(launch, tuning), settings: launch.settings })
  }
}

/** After a stop, the next launch is another. */
export function reconsiderLaunch(job: Job | undefined): void {
  if (job) dueAt.delete(job)
}

export function childrenOf(call: Call, tuning: Job): Job[] {
  return childrenIn(resourcesOf(call, 'training-job'), tuning)
}

export function childrenIn(trainings: Table, tuning: Job): Job[] {
  return tuning.children.flatMap((key) => trainings[key] ?? [])
}

/** Returns when it is worth looking again. */
function launchFor(launch: Launch, tuning: Job): number {
  const { settings, now, trainings } = launch
  const limits = (field: string, fallback: number) => {
    const value = Number(
      at(tuning.request, `HyperParameterTuningJobConfig.ResourceLimits.${field}`) ?? fallback,
    )
    return value > 0 ? value : fallback
  }
  const max = limits('MaxNumberOfTrainingJobs', DEFAULT_MAX_JOBS)
  const parallel = limits('MaxParallelTrainingJobs', 1)
  const until = Math.min(now, tuning.stop?.requestedAt ?? Infinity, tuning.createdAt + tuning.runMs - 1)
  const children = childrenIn(trainings, tuning).sort((a, b) => a.createdAt - b.createdAt)
  const runMs = Math.max(1, Math.ceil(tuning.runMs / Math.ceil(max / parallel)))
  let next = Infinity
  while (children.length < max) {
    const last = children.at(-1)
    let start = last === undefined ? tuning.createdAt : last.createdAt + settings.childEveryMs
    const ends = children.map(expectedEnd).filter((end) => end > start)
    if (ends.length >= parallel)
      start = Math.max(start, ends.sort((a, b) => a - b)[ends.length - parallel] ?? start)
    if (start > until) {
      next = start
      break
    }
    const child = childOf(tuning, children.length + 1, start, runMs)
    addResource(trainings, child, now)
    tuning.children.push(child.name.toLowerCase())
    children.push(child)
  }
  const { status, until: changesAt } = progressOf(tuning, now)
  tuning.isSettled = children.length >= max || status !== 'InProgress'
  return Math.min(next, changesAt)
}

/** A training job as its tuning job would create it: settings inherited, hyperparameters chosen. */
function childOf(tuning: Job, number: number, createdAt: number, runMs: number): Job {
  const definitions = [
    ...asList(tuning.request['TrainingJobDefinition']),
    ...asList(tuning.request['TrainingJobDefinitions']),
  ].filter(isObject)
  const definition = definitions[(number - 1) % Math.max(1, definitions.length)] ?? {}
  const name = `${tuning.name}-${String(number).padStart(3, '0')}-${shortHash(`${tuning.arn} ${number}`)}`
  const left = tuning.createdAt + tuning.runMs - createdAt
  return {
    name,
    arn: tuning.arn.replace(/:hyper-parameter-tuning-job\/.*$/, `:training-job/${name}`),
    request: { ...requestOf(definition), TrainingJobName: name },
    tags: [],
    createdAt,
    runMs: Math.min(runMs, left),
    outcome: 'Completed',
    stop: undefined,
    parent: { name: tuning.name, arn: tuning.arn },
    children: [],
    extra: { TuningJobArn: tuning.arn },
    isSettled: true,
  }
}

/** The definition's members that a training job has under the same name. */
function requestOf(definition: JsonObject): JsonObject {
  const {
    DefinitionName,
    TuningObjective,
    HyperParameterRanges,
    StaticHyperParameters: fixed,
    HyperParameterTuningResourceConfig: flexible,
    ResourceConfig: resourceConfig,
    ...shared
  } = definition
  const first = isObject(flexible) ? asList(flexible['InstanceConfigs'])[0] : undefined
  const chosen = isObject(flexible)
    ? {
        InstanceType: flexible['InstanceType'] ?? at(first, 'InstanceType'),
        InstanceCount: flexible['InstanceCount'] ?? at(first, 'InstanceCount'),
        VolumeSizeInGB: flexible['VolumeSizeInGB'] ?? at(first, 'VolumeSizeInGB'),
        VolumeKmsKeyId: flexible['VolumeKmsKeyId'],
      }
    : undefined
  return { ...shared, HyperParameters: fixed, ResourceConfig: resourceConfig ?? chosen }
}

/** Stops the running training jobs with their tuning job, but for `stragglers` of them. */
export function stopChildren(call: Call, tuning: Job): void {
  const running = childrenOf(call, tuning).filter((job) => progressOf(job, call.now).status === 'InProgress')
  const { stragglers, stoppingMs } = call.settings
  for (const job of running.slice(0, Math.max(0, running.length - stragglers))) {
    job.stop = { requestedAt: call.now, takesMs: stoppingMs }
    touchResource(resourcesOf(call, 'training-job'), job, call.now)
  }
  reconsiderLaunch(tuning)
}
