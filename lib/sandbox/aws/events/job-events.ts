import { serviceEvent, type ServiceEvent } from '#lib/sandbox/aws/events/service-event.ts'
import { asList, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import type { Row } from '#lib/sandbox/aws/sagemaker/rows.ts'
import type { Settings } from '#lib/sandbox/aws/settings.ts'

/** What SageMaker tells EventBridge of one kind of job. Neither AWS's page nor the schema registry knows
 *  EnableInterContainerTrafficEncryption or TrainingJobDefinitions here: whoever judges must describe the job.
 *  https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html */
interface EventShape {
  detailType: string
  type: string
  /** In the page's example ARNs. */
  documentedArnType: string
  detail: (row: Row, spell: Spell, counters: JsonObject) => JsonObject
}

interface Spell {
  time: (at: number | undefined) => Json | undefined
  /** The chosen members of an object; absent ones as the spelling has it. */
  pick: (value: Json | undefined, members: string[]) => JsonObject
}

const DEFINITION = [
  'AlgorithmSpecification',
  'RoleArn',
  'InputDataConfig',
  'OutputDataConfig',
  'ResourceConfig',
]
const SHARED = [...DEFINITION, 'StoppingCondition', 'VpcConfig']

/** By kind of resource. */
export const eventShapes: Record<string, EventShape> = {
  'tuning-job': {
    detailType: 'SageMaker HyperParameter Tuning Job State Change',
    type: 'HyperParameterTuningJob',
    documentedArnType: 'tuningJob',
    detail: ({ job, progress }, { time, pick }, counters) => ({
      TrainingJobDefinition: definitionOf(job.request, pick),
      HyperParameterTuningJobStatus: progress.status,
      CreationTime: time(job.createdAt),
      HyperParameterTuningEndTime: time(progress.endedAt),
      LastModifiedTime: time(progress.changedAt),
      ...counters,
    }),
  },
  'training-job': {
    detailType: 'SageMaker Training Job State Change',
    type: 'TrainingJob',
    documentedArnType: 'training-job',
    detail: ({ job, progress }, { time, pick }) => ({
      TrainingJobStatus: progress.status,
      SecondaryStatus: progress.status === 'InProgress' ? 'Training' : progress.status,
      HyperParameters: job.request['HyperParameters'] ?? {},
      ...pick(job.request, SHARED),
      ...pick(job.extra, ['TuningJobArn']),
      CreationTime: time(job.createdAt),
      TrainingStartTime: time(job.createdAt),
      TrainingEndTime: time(progress.endedAt),
      LastModifiedTime: time(progress.changedAt),
    }),
  },
  'processing-job': {
    detailType: 'SageMaker Processing Job State Change',
    type: 'ProcessingJob',
    documentedArnType: 'processing-job',
    detail: ({ job, progress }, { time, pick }) => ({
      ...pick(job.request, ['ProcessingInputs', 'ProcessingOutputConfig', 'ProcessingResources']),
      ...pick(job.request, ['StoppingCondition', 'AppSpecification', 'RoleArn']),
      ProcessingJobStatus: progress.status,
      CreationTime: time(job.createdAt),
      ProcessingStartTime: time(job.createdAt),
      ProcessingEndTime: time(progress.endedAt),
      LastModifiedTime: time(progress.changedAt),
    }),
  },
  'transform-job': {
    detailType: 'SageMaker Transform Job State Change',
    type: 'TransformJob',
    documentedArnType: 'transform-job',
    detail: ({ job, progress }, { time, pick }) => ({
      ...pick(job.request, ['ModelName', 'TransformInput', 'TransformOutput', 'TransformResources']),
      TransformJobStatus: progress.status,
      CreationTime: time(job.createdAt),
      TransformStartTime: time(job.createdAt),
      TransformEndTime: time(progress.endedAt),
    }),
  },
}

/** A definition as the event shows it; several are not shown at all. */
function definitionOf(request: JsonObject, pick: Spell['pick']): Json {
  const given = request['TrainingJobDefinition']
  if (!isObject(given)) return null
  const output = given['OutputDataConfig']
  return {
    StaticHyperParameters: given['StaticHyperParameters'] ?? {},
    ...pick(given, SHARED),
    OutputDataConfig: isObject(output) ? { KmsKeyId: '', ...output } : null,
  }
}

const SPELLS: Record<Settings['eventSpelling'], Spell> = {
  observed: {
    time: (at) => at ?? null,
    pick: (value, members) =>
      Object.fromEntries(members.map((name) => [name, (isObject(value) ? value[name] : null) ?? null])),
  },
  documented: {
    time: (at) => (at === undefined ? undefined : String(at)),
    pick: (value, members) =>
      Object.fromEntries(
        members.flatMap((name) => {
          const member = isObject(value) ? value[name] : undefined
          return member === undefined ? [] : [[name, member]]
        }),
      ),
  },
}

/** The event of a status that has just been reached. */
export function jobEvent(
  kindId: string,
  row: Row,
  settings: Settings,
  counters: JsonObject,
): ServiceEvent | undefined {
  const shape = eventShapes[kindId]
  if (!shape) return undefined
  const { job } = row
  const [, , , region = '', account = ''] = job.arn.split(':')
  const isDocumented = settings.eventSpelling === 'documented'
  const arn = isDocumented ? job.arn.replace(/:[^:/]+\//, `:${shape.documentedArnType}/`) : job.arn
  const absent = isDocumented || kindId !== 'tuning-job' ? {} : { TrainingJobDefinitions: null }
  const detail: JsonObject = {
    [`${shape.type}Name`]: job.name,
    [`${shape.type}Arn`]: arn,
    ...absent,
    ...shape.detail(row, SPELLS[settings.eventSpelling], counters),
    Tags: Object.fromEntries(
      asList(job.tags as unknown as Json)
        .filter(isObject)
        .map(readTag),
    ),
  }
  const at = row.progress.changedAt
  const head = { detailType: shape.detailType, source: 'aws.sagemaker', account, region, at }
  return serviceEvent(head, withoutUndefined(detail), [arn])
}

function readTag(tag: JsonObject): [string, string] {
  return [String(tag['Key']), String(tag['Value'])]
}

function withoutUndefined(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([, child]) => child !== undefined))
}
