import { nameAgain } from '#lib/domain/resources/action-names.ts'
import { asArray, asObject, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { stepsOf } from '#lib/domain/resources/read-path.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { trafficField } from '#lib/domain/safeguards/judge-traffic-encryption.ts'
import {
  isSwitchedType,
  type SwitchedType,
  trafficSwitchesOf,
} from '#lib/domain/safeguards/traffic-switches.ts'
import type { Detected } from './detect.ts'

/**
 * The members of each kind's Create… request, as the SDK's request types list them; an AutoML job's are those
 * of both versions. What else a description has is AWS's answer and no part of a request.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Operations.html
 */
const requestFields: Record<SwitchedType, readonly string[]> = {
  'tuning-job': [
    'HyperParameterTuningJobName',
    'HyperParameterTuningJobConfig',
    'TrainingJobDefinition',
    'TrainingJobDefinitions',
    'WarmStartConfig',
    'Tags',
    'Autotune',
  ],
  'training-job': [
    'TrainingJobName',
    'HyperParameters',
    'AlgorithmSpecification',
    'RoleArn',
    'InputDataConfig',
    'OutputDataConfig',
    'ResourceConfig',
    'VpcConfig',
    'StoppingCondition',
    'Tags',
    'EnableNetworkIsolation',
    'EnableInterContainerTrafficEncryption',
    'EnableManagedSpotTraining',
    'CheckpointConfig',
    'DebugHookConfig',
    'DebugRuleConfigurations',
    'TensorBoardOutputConfig',
    'ExperimentConfig',
    'ProfilerConfig',
    'ProfilerRuleConfigurations',
    'Environment',
    'RetryStrategy',
    'RemoteDebugConfig',
    'InfraCheckConfig',
    'SessionChainingConfig',
    'ServerlessJobConfig',
    'MlflowConfig',
    'ModelPackageConfig',
  ],
  'processing-job': [
    'ProcessingInputs',
    'ProcessingOutputConfig',
    'ProcessingJobName',
    'ProcessingResources',
    'StoppingCondition',
    'AppSpecification',
    'Environment',
    'NetworkConfig',
    'RoleArn',
    'Tags',
    'ExperimentConfig',
  ],
  'automl-job': [
    'AutoMLJobName',
    'AutoMLJobInputDataConfig',
    'OutputDataConfig',
    'AutoMLProblemTypeConfig',
    'RoleArn',
    'Tags',
    'SecurityConfig',
    'AutoMLJobObjective',
    'ModelDeployConfig',
    'DataSplitConfig',
    'AutoMLComputeConfig',
    'InputDataConfig',
    'ProblemType',
    'AutoMLJobConfig',
    'GenerateCandidateDefinitionsOnly',
  ],
  'data-quality-job-definition': [
    'JobDefinitionName',
    'DataQualityBaselineConfig',
    'DataQualityAppSpecification',
    'DataQualityJobInput',
    'DataQualityJobOutputConfig',
    'JobResources',
    'NetworkConfig',
    'RoleArn',
    'StoppingCondition',
    'Tags',
  ],
  'model-bias-job-definition': [
    'JobDefinitionName',
    'ModelBiasBaselineConfig',
    'ModelBiasAppSpecification',
    'ModelBiasJobInput',
    'ModelBiasJobOutputConfig',
    'JobResources',
    'NetworkConfig',
    'RoleArn',
    'StoppingCondition',
    'Tags',
  ],
  'model-quality-job-definition': [
    'JobDefinitionName',
    'ModelQualityBaselineConfig',
    'ModelQualityAppSpecification',
    'ModelQualityJobInput',
    'ModelQualityJobOutputConfig',
    'JobResources',
    'NetworkConfig',
    'RoleArn',
    'StoppingCondition',
    'Tags',
  ],
  'model-explainability-job-definition': [
    'JobDefinitionName',
    'ModelExplainabilityBaselineConfig',
    'ModelExplainabilityAppSpecification',
    'ModelExplainabilityJobInput',
    'ModelExplainabilityJobOutputConfig',
    'JobResources',
    'NetworkConfig',
    'RoleArn',
    'StoppingCondition',
    'Tags',
  ],
  'monitoring-schedule': ['MonitoringScheduleName', 'MonitoringScheduleConfig', 'Tags'],
}

/** What AWS chose while the job ran; a request that names it is refused. */
const chosenByAws = new Set(['SelectedInstanceType', 'SelectedInstanceCount'])

/** Paths to set to true so that the resource passes in transit; null where setting them is not enough. */
export function switchesToSet({ type, body }: Detected): string[] | null {
  if (!isSwitchedType(type)) return []
  const found = trafficSwitchesOf(type, body, { kind: 'described', described: body })
  if ('why' in found || found.switches.some((held) => held.body === null)) return null
  return found.switches
    .filter((held) => held.body?.[trafficField] !== true)
    .map(({ path }) => (path === '' ? trafficField : `${path}.${trafficField}`))
}

function withTrue(value: unknown, steps: readonly (string | number)[]): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return true
  if (typeof step === 'number')
    return (asArray(value) ?? []).map((entry, index): unknown =>
      index === step ? withTrue(entry, rest) : entry,
    )
  const object = asObject(value) ?? {}
  return { ...object, [step]: withTrue(object[step], rest) }
}

function withoutAwsChoices(value: unknown): unknown {
  const list = asArray(value)
  if (list) return list.map(withoutAwsChoices)
  const object = asObject(value)
  if (object === null) return value
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => !chosenByAws.has(key))
      .map(([key, inner]) => [key, withoutAwsChoices(inner)]),
  )
}

/**
 * The request that makes the same resource with its traffic encrypted, in the API's spelling: a request with
 * its switches on; of a description or an event also only what a request has, under a new name. Null where
 * it cannot be made from the document alone.
 */
export function correctedRequest(detected: Detected): JsonObject | null {
  const { type, form, body } = detected
  const paths = switchesToSet(detected)
  if (paths === null || !isSwitchedType(type)) return null
  const corrected =
    asObject(paths.reduce<unknown>((value, path) => withTrue(value, stepsOf(path)), body)) ?? {}
  if (form === 'request') return corrected
  const { nameField } = resourceTypes[type]
  const kept = requestFields[type].filter((field) => Object.hasOwn(corrected, field))
  const request = Object.fromEntries(kept.map((field) => [field, withoutAwsChoices(corrected[field])]))
  const name = request[nameField]
  return typeof name === 'string' && resourceTypes[type].isImmutable
    ? { ...request, [nameField]: nameAgain(name) }
    : request
}
