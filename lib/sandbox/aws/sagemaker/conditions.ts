import { asList, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { contextOf, type Context } from '#lib/sandbox/aws/policy/context.ts'

/** Where a create request holds what SageMaker's condition keys are about; lists on the way are walked through.
 *  https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html */
export interface ConditionPaths {
  traffic?: string
  isolation?: string
  volumeKeys?: string[]
  outputKeys?: string[]
  vpc?: string
  subnets?: string
  groups?: string
  instanceTypes?: string[]
  /** Further keys, `sagemaker:RootAccess` …. */
  others?: Record<string, string>
}

/** A flag that no part gives stays absent; one that only some give counts as false. */
export function conditionContext(parts: JsonObject[], paths: ConditionPaths): Context {
  const texts = (path: string | undefined) =>
    path === undefined
      ? []
      : parts.flatMap((part) => valuesAt(part, path.split('.')).map(String)).filter((text) => text !== '')
  const listed = (found: string[]) => (found.length === 0 ? undefined : [...new Set(found)])
  const flag = (path: string | undefined) => {
    if (path === undefined) return undefined
    const values = parts.map((part) => valuesAt(part, path.split('.'))[0])
    if (values.every((value) => value === undefined)) return undefined
    return values.every((value) => value === true)
  }
  const others = Object.entries(paths.others ?? {}).map(([key, path]): [string, string[] | undefined] => [
    key,
    listed(texts(path)),
  ])
  const { vpc } = paths
  return contextOf({
    'sagemaker:InterContainerTrafficEncryption': flag(paths.traffic),
    'sagemaker:NetworkIsolation': flag(paths.isolation),
    'sagemaker:VolumeKmsKeyArn': listed((paths.volumeKeys ?? []).flatMap(texts)),
    'sagemaker:OutputKmsKeyArn': listed((paths.outputKeys ?? []).flatMap(texts)),
    'sagemaker:VpcSubnets': listed(texts(paths.subnets ?? (vpc && `${vpc}.Subnets`))),
    'sagemaker:VpcSecurityGroupIds': listed(texts(paths.groups ?? (vpc && `${vpc}.SecurityGroupIds`))),
    'sagemaker:InstanceTypes': listed((paths.instanceTypes ?? []).flatMap(texts)),
    ...Object.fromEntries(others),
  })
}

function valuesAt(value: Json | undefined, path: string[]): Json[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path))
  const [head, ...rest] = path
  if (head === undefined) return [value]
  return isObject(value) ? valuesAt(value[head], rest) : []
}

const TRAINING: ConditionPaths = {
  traffic: 'EnableInterContainerTrafficEncryption',
  isolation: 'EnableNetworkIsolation',
  volumeKeys: ['ResourceConfig.VolumeKmsKeyId', 'HyperParameterTuningResourceConfig.VolumeKmsKeyId'],
  outputKeys: ['OutputDataConfig.KmsKeyId'],
  vpc: 'VpcConfig',
  instanceTypes: ['ResourceConfig.InstanceType', 'HyperParameterTuningResourceConfig.InstanceType'],
}

/** Of CreateTrainingJob and CreateHyperParameterTuningJob, over all definitions. */
export function trainingContext(definitions: JsonObject[]): Context {
  return conditionContext(definitions, TRAINING)
}

export function definitionsOf(request: JsonObject): JsonObject[] {
  return [...asList(request['TrainingJobDefinition']), ...asList(request['TrainingJobDefinitions'])].filter(
    isObject,
  )
}
