import { asArray, asObject, isAbsent, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { type ResourceType, resourceTypeIds, resourceTypes } from '#lib/domain/resources/types.ts'
import { spellLikeTheApi } from './spelling.ts'

type Steps = (string | number)[]

/** What a document is: a request to create something, AWS's description of it, or the event of its creation. */
export const formIds = ['request', 'description', 'event'] as const
export type Form = (typeof formIds)[number]

export interface Detected {
  type: ResourceType
  form: Form
  /** The request or description itself, in the API's spelling. */
  body: JsonObject
  /** Where in the document it stands; empty unless it is inside an event. */
  at: Steps
}

/** Why a document cannot be judged, and where in it that shows. */
export interface Undecidable {
  why: string
  steps: Steps
}

interface Signature {
  /** Members that only a whole request or description of the kind has, at least one of them. */
  any: readonly string[]
  /** Members that show it to be another kind. */
  not?: readonly string[]
}

const monitoring = (kind: string): Signature => ({
  any: [`${kind}AppSpecification`, `${kind}JobInput`, `${kind}JobOutputConfig`],
})

/** By what each kind is known. A list's summary has a name and none of these: it says nothing of the settings. */
const signatures: Partial<Record<ResourceType, Signature>> = {
  'tuning-job': { any: ['HyperParameterTuningJobConfig', 'TrainingJobDefinition', 'TrainingJobDefinitions'] },
  'training-job': {
    any: [
      'AlgorithmSpecification',
      'EnableInterContainerTrafficEncryption',
      'InputDataConfig',
      'OutputDataConfig',
      'ResourceConfig',
      'RoleArn',
      'ServerlessJobConfig',
    ],
  },
  'processing-job': {
    any: [
      'AppSpecification',
      'NetworkConfig',
      'ProcessingInputs',
      'ProcessingOutputConfig',
      'ProcessingResources',
    ],
  },
  'automl-job': {
    any: [
      'AutoMLJobConfig',
      'AutoMLJobInputDataConfig',
      'AutoMLProblemTypeConfig',
      'InputDataConfig',
      'OutputDataConfig',
      'RoleArn',
      'SecurityConfig',
    ],
  },
  'data-quality-job-definition': monitoring('DataQuality'),
  'model-bias-job-definition': monitoring('ModelBias'),
  'model-quality-job-definition': monitoring('ModelQuality'),
  'model-explainability-job-definition': monitoring('ModelExplainability'),
  'monitoring-schedule': { any: ['MonitoringScheduleConfig'] },
  'transform-job': { any: ['TransformInput', 'TransformOutput', 'TransformResources'] },
  'hyperpod-cluster': { any: ['InstanceGroups', 'RestrictedInstanceGroups'] },
  'notebook-instance': { any: ['RoleArn', 'DirectInternetAccess', 'RootAccess'] },
  domain: { any: ['AuthMode', 'DefaultUserSettings'] },
  model: {
    any: ['PrimaryContainer', 'Containers', 'ExecutionRoleArn'],
    not: ['TransformJobName', 'EdgePackagingJobName'],
  },
  'endpoint-config': { any: ['ProductionVariants'], not: ['EndpointName'] },
  endpoint: { any: ['EndpointConfigName'] },
  'feature-group': { any: ['FeatureDefinitions', 'OnlineStoreConfig', 'OfflineStoreConfig'] },
  'inference-experiment': { any: ['ModelVariants', 'ShadowModeConfig'] },
  'compilation-job': { any: ['InputConfig', 'OutputConfig'], not: ['EdgePackagingJobName'] },
  'optimization-job': { any: ['OptimizationConfigs', 'OutputConfig'] },
  'edge-packaging-job': { any: ['OutputConfig', 'RoleArn'] },
  'labeling-job': { any: ['HumanTaskConfig', 'InputConfig', 'OutputConfig'] },
  'inference-recommendations-job': { any: ['InputConfig'] },
  'agent-job': { any: ['JobConfigDocument', 'JobConfigSchemaVersion'] },
  'ai-benchmark-job': { any: ['BenchmarkTarget', 'AIWorkloadConfigIdentifier'] },
  'mlflow-app': { any: ['ArtifactStoreUri'] },
  'partner-app': { any: ['ExecutionRoleArn', 'ApplicationConfig'] },
}

function hasAny(body: JsonObject, names: readonly string[]): boolean {
  return names.some((name) => Object.hasOwn(body, name) && !isAbsent(body[name]))
}

function matches(type: ResourceType, body: JsonObject): boolean {
  const signature = signatures[type]
  if (signature === undefined || !hasAny(body, signature.any) || hasAny(body, signature.not ?? []))
    return false
  // Definitions name a tuning job even where its own name is missing.
  return type === 'tuning-job' || Object.hasOwn(body, resourceTypes[type].nameField)
}

/** A description has what only AWS gives: an ARN of its own, a status, a time of creation. */
function formOf(type: ResourceType, body: JsonObject): Form {
  const stem = resourceTypes[type].nameField.replace(/Name$/, '')
  return hasAny(body, [`${stem}Arn`, 'Arn', `${stem}Status`, 'CreationTime']) ? 'description' : 'request'
}

function detectBody(body: JsonObject, at: Steps): Detected | Undecidable {
  const found = resourceTypeIds.filter((type) => matches(type, body))
  const [type] = found
  if (type !== undefined && found.length === 1) return { type, form: formOf(type, body), body, at }
  if (found.length > 1)
    return {
      why: `This could be ${found.map((one) => resourceTypes[one].longLabel).join(' or ')}.`,
      steps: at,
    }
  const named = resourceTypeIds.find(
    (one) =>
      one !== 's3-bucket' && one !== 'sagemaker-region' && Object.hasOwn(body, resourceTypes[one].nameField),
  )
  return {
    why:
      named === undefined
        ? 'This is no SageMaker request, description or event that we know.'
        : `This names a resource (${resourceTypes[named].nameField}) and says nothing of its settings: give the whole request, or what ${resourceTypes[named].describeAction} answers.`,
    steps: at,
  }
}

/** Actions that make a resource, or change one that can be changed, by the kind they make. */
const actions = new Map<string, ResourceType>([
  ...resourceTypeIds.flatMap((type): [string, ResourceType][] => {
    const { createAction, service } = resourceTypes[type]
    return createAction === null || service !== 'sagemaker' ? [] : [[createAction, type]]
  }),
  ['CreateAutoMLJob', 'automl-job'],
  ['UpdateMonitoringSchedule', 'monitoring-schedule'],
])

/** CloudTrail's record of a call, wherever it stands: alone, in a file of one record, in EventBridge's envelope. */
function recordIn(document: JsonObject): { record: JsonObject; at: Steps } | Undecidable | null {
  if (typeof document.eventName === 'string') return { record: document, at: [] }
  const detail = asObject(document.detail)
  if (detail && typeof detail.eventName === 'string') return { record: detail, at: ['detail'] }
  if (detail && typeof document['detail-type'] === 'string')
    return {
      why: `A “${document['detail-type']}” event does not say how traffic is encrypted: describe the job itself.`,
      steps: ['detail'],
    }
  const records = asArray(document.Records)
  if (records === null) return null
  const only = asObject(records[0])
  if (records.length !== 1 || only === null || typeof only.eventName !== 'string')
    return {
      why: `This holds ${records.length} records; give one CloudTrail event at a time.`,
      steps: ['Records'],
    }
  return { record: only, at: ['Records', 0] }
}

function detectEvent(record: JsonObject, at: Steps): Detected | Undecidable {
  const { eventName, eventSource } = record
  if (!isAbsent(eventSource) && eventSource !== 'sagemaker.amazonaws.com')
    return { why: 'This event is not SageMaker’s.', steps: [...at, 'eventSource'] }
  const type = actions.get(String(eventName))
  if (type === undefined)
    return { why: `${String(eventName)} creates nothing that we judge.`, steps: [...at, 'eventName'] }
  const steps = [...at, 'requestParameters']
  const spelled = spellLikeTheApi(record.requestParameters)
  if ('problem' in spelled) return { why: spelled.problem, steps: [...steps, ...spelled.steps] }
  const body = asObject(spelled.value)
  return body === null
    ? { why: 'This event holds no request parameters.', steps }
    : { type, form: 'event', body, at: steps }
}

/** What a parsed document is, or why it cannot be judged. Total: any JSON gets an answer. */
export function detectDocument(document: unknown): Detected | Undecidable {
  const object = asObject(document)
  if (object === null)
    return { why: 'This is not an object, as every request and description is.', steps: [] }
  const found = recordIn(object)
  if (found !== null) return 'why' in found ? found : detectEvent(found.record, found.at)
  const spelled = spellLikeTheApi(object)
  if ('problem' in spelled) return { why: spelled.problem, steps: spelled.steps }
  return detectBody(asObject(spelled.value) ?? {}, [])
}
