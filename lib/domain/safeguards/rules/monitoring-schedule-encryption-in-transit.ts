import { judgeTraffic, trafficFix, trafficMappings } from '../judge-traffic.ts'
import type { Rule } from '../rule.ts'

const id = 'monitoring-schedule-encryption-in-transit'

/**
 * A monitoring schedule should have its jobs encrypt the traffic between their instances, whether it carries
 * its job definition or names one; then that definition is read too. Security Hub's SageMaker.22 says a
 * schedule cannot be updated in place; UpdateMonitoringSchedule takes NetworkConfig, so it can.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateMonitoringSchedule.html
 */
export const monitoringScheduleEncryptionInTransit: Rule = {
  id,
  title: 'Monitoring schedules encrypt traffic between instances',
  why: 'Monitoring jobs read what was sent to and answered by the model; unencrypted between instances, whoever reaches that network reads patients’ data.',
  group: 'reported',
  severity: 'medium',
  resourceTypes: ['monitoring-schedule'],
  reads: [
    'MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableInterContainerTrafficEncryption',
    'MonitoringScheduleConfig.MonitoringJobDefinitionName',
    'Describe…JobDefinition: NetworkConfig.EnableInterContainerTrafficEncryption',
  ],
  fix: trafficFix(
    'monitoring-schedule',
    'MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig',
    ' A schedule that names a job definition takes it from there: create that definition again, and update the schedule.',
  ),
  mappings: trafficMappings(['SageMaker.22']),
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge: (evidence) => judgeTraffic(id, 'monitoring-schedule', evidence),
}
