import { asList, at, isObject, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { contextOf, type Context } from '#lib/sandbox/aws/policy/context.ts'

/** Condition keys of CreateTrainingJob and CreateHyperParameterTuningJob, over all definitions. A flag that no
 *  definition gives stays absent; one that only some give counts as false.
 *  https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html */
export function trainingContext(definitions: JsonObject[]): Context {
  const texts = (path: string) =>
    definitions
      .flatMap((definition) => asList(at(definition, path)).map(String))
      .filter((text) => text !== '')
  const listed = (...paths: string[]) => {
    const values = paths.flatMap(texts)
    return values.length === 0 ? undefined : [...new Set(values)]
  }
  const flag = (name: string) => {
    const values = definitions.map((definition) => definition[name])
    if (values.every((value) => value === undefined || value === null)) return undefined
    return values.every((value) => value === true)
  }
  return contextOf({
    'sagemaker:InterContainerTrafficEncryption': flag('EnableInterContainerTrafficEncryption'),
    'sagemaker:NetworkIsolation': flag('EnableNetworkIsolation'),
    'sagemaker:VolumeKmsKeyArn': listed(
      'ResourceConfig.VolumeKmsKeyId',
      'HyperParameterTuningResourceConfig.VolumeKmsKeyId',
    ),
    'sagemaker:OutputKmsKeyArn': listed('OutputDataConfig.KmsKeyId'),
    'sagemaker:VpcSubnets': listed('VpcConfig.Subnets'),
    'sagemaker:VpcSecurityGroupIds': listed('VpcConfig.SecurityGroupIds'),
    'sagemaker:InstanceTypes': listed(
      'ResourceConfig.InstanceType',
      'HyperParameterTuningResourceConfig.InstanceType',
    ),
  })
}

export function definitionsOf(request: JsonObject): JsonObject[] {
  return [...asList(request['TrainingJobDefinition']), ...asList(request['TrainingJobDefinitions'])].filter(
    isObject,
  )
}
