import { asList, at, type Json } from '#lib/sandbox/aws/json.ts'
import { conditionContext } from '#lib/sandbox/aws/sagemaker/conditions.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { monitoringDefinitions } from '#lib/sandbox/aws/sagemaker/kinds/monitoring-definition.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { resourcesOf } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

const CONFIG = 'MonitoringScheduleConfig'
const OWN = `${CONFIG}.MonitoringJobDefinition`

function monitoringType(job: Job): Json {
  return at(job.request, `${CONFIG}.MonitoringType`) ?? 'DataQuality'
}

/** From the definition within the schedule, or the one it names. */
function endpointName(call: Call, job: Job): Json | undefined {
  const own = asList(at(job.request, `${OWN}.MonitoringInputs`))[0]
  const direct = at(own, 'EndpointInput.EndpointName')
  if (direct !== undefined) return direct
  const type = String(monitoringType(job))
  const kind = monitoringDefinitions.find((each) => each.type === `${type}JobDefinition`)
  const name = String(at(job.request, `${CONFIG}.MonitoringJobDefinitionName`) ?? '').toLowerCase()
  const definition = kind && resourcesOf(call, kind.id)[name]
  return at(definition?.request, `${type}JobInput.EndpointInput.EndpointName`)
}

const facts = (call: Call, job: Job) => ({
  MonitoringType: monitoringType(job),
  EndpointName: endpointName(call, job),
})

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateMonitoringSchedule.html */
export const monitoringSchedule: ResourceKind = {
  id: 'monitoring-schedule',
  arnType: 'monitoring-schedule',
  noun: 'monitoring schedule',
  type: 'MonitoringSchedule',
  namePattern: NAME_63,
  lifecycle: {
    is: 'standing',
    making: 'Pending',
    ready: 'Scheduled',
    moves: {
      StartMonitoringSchedule: { from: ['Stopped', 'Failed'], passing: 'Pending', then: 'Scheduled' },
      StopMonitoringSchedule: { from: ['Scheduled'], passing: 'Pending', then: 'Stopped' },
      UpdateMonitoringSchedule: {
        from: ['Scheduled', 'Stopped', 'Failed'],
        passing: 'Pending',
        then: 'Scheduled',
        isTold: true,
        change: (call, job) => {
          job.request[CONFIG] = call.input[CONFIG] ?? job.request[CONFIG]
        },
      },
    },
  },
  list: {
    ...{ operation: 'ListMonitoringSchedules', field: 'MonitoringScheduleSummaries' },
    ...{ sortBy: 'CreationTime', descending: true },
    equals: {
      EndpointName: endpointName,
      MonitoringTypeEquals: (_call, job) => monitoringType(job),
      MonitoringJobDefinitionName: (_call, job) => at(job.request, `${CONFIG}.MonitoringJobDefinitionName`),
    },
  },
  required: [CONFIG],
  createContext: (request) =>
    conditionContext([request], {
      traffic: `${OWN}.NetworkConfig.EnableInterContainerTrafficEncryption`,
      isolation: `${OWN}.NetworkConfig.EnableNetworkIsolation`,
      volumeKeys: [`${OWN}.MonitoringResources.ClusterConfig.VolumeKmsKeyId`],
      outputKeys: [`${OWN}.MonitoringOutputConfig.KmsKeyId`],
      vpc: `${OWN}.NetworkConfig.VpcConfig`,
      instanceTypes: [`${OWN}.MonitoringResources.ClusterConfig.InstanceType`],
    }),
  timeFields: { modified: 'LastModifiedTime' },
  details: facts,
  summary: (call, job) => ({
    ...facts(call, job),
    MonitoringJobDefinitionName: at(job.request, `${CONFIG}.MonitoringJobDefinitionName`),
  }),
  deletes: {},
}
