import { optionalText, validationException } from '#lib/sandbox/aws/input.ts'
import { asList, at, isObject, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { arnOf } from '#lib/sandbox/aws/sagemaker/find.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { endpointConfig, missingConfig } from '#lib/sandbox/aws/sagemaker/kinds/endpoint-config.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { resourcesOf } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

function configNamed(call: Call, name: string): Job | undefined {
  return resourcesOf(call, endpointConfig.id)[name.toLowerCase()]
}

function checkConfig(call: Call): void {
  const name = optionalText(call.input, 'EndpointConfigName') ?? ''
  if (!configNamed(call, name)) throw missingConfig(arnOf(call, endpointConfig, name))
}

/** What the endpoint has of its configuration, while that is there. */
function details(call: Call, job: Job) {
  const config = configNamed(call, String(job.request['EndpointConfigName'] ?? ''))?.request
  const capture = config?.['DataCaptureConfig']
  return {
    DeploymentConfig: undefined,
    LastDeploymentConfig: job.request['DeploymentConfig'],
    ProductionVariants: config && asList(config['ProductionVariants']).filter(isObject).map(variant),
    AsyncInferenceConfig: config?.['AsyncInferenceConfig'],
    DataCaptureConfig: isObject(capture)
      ? {
          EnableCapture: capture['EnableCapture'] ?? false,
          CaptureStatus: capture['EnableCapture'] === true ? 'Started' : 'Stopped',
          CurrentSamplingPercentage: capture['InitialSamplingPercentage'],
          DestinationS3Uri: capture['DestinationS3Uri'],
          KmsKeyId: capture['KmsKeyId'],
        }
      : undefined,
  }
}

function variant(given: JsonObject): JsonObject {
  const count = given['InitialInstanceCount']
  const weight = given['InitialVariantWeight'] ?? 1
  return {
    VariantName: given['VariantName'],
    ...{ CurrentWeight: weight, DesiredWeight: weight },
    ...{ CurrentInstanceCount: count, DesiredInstanceCount: count },
    CurrentServerlessConfig: at(given, 'ServerlessConfig'),
  }
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html */
export const endpoint: ResourceKind = {
  id: 'endpoint',
  arnType: 'endpoint',
  noun: 'endpoint',
  type: 'Endpoint',
  namePattern: NAME_63,
  lifecycle: {
    is: 'standing',
    making: 'Creating',
    ready: 'InService',
    moves: {
      UpdateEndpoint: {
        from: ['InService'],
        passing: 'Updating',
        then: 'InService',
        isTold: true,
        change: (call, job) => {
          checkConfig(call)
          job.request['EndpointConfigName'] = call.input['EndpointConfigName']
          if (call.input['DeploymentConfig'] !== undefined) {
            job.request['DeploymentConfig'] = call.input['DeploymentConfig']
          }
        },
      },
    },
  },
  list: { operation: 'ListEndpoints', field: 'Endpoints', sortBy: 'CreationTime', descending: true },
  required: ['EndpointConfigName'],
  validate: checkConfig,
  missing: (_name, _operation, arn) => validationException(`Could not find endpoint "${arn}".`),
  taken: (arn) => validationException(`Cannot create already existing endpoint "${arn}".`),
  timeFields: { modified: 'LastModifiedTime' },
  details,
  deletes: {},
}
