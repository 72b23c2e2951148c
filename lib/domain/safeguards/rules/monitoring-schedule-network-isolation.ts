import { asObject, isAbsent } from '#lib/domain/resources/read-json.ts'
import { createAgain } from '../create-again.ts'
import { judgeSwitch } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, unknownBecause } from '../unreadable.ts'

const id = 'monitoring-schedule-network-isolation'

/**
 * The jobs of a monitoring schedule should make no network calls of their own. Where the schedule names a job
 * definition, that definition is judged as itself; Security Hub fails such a schedule for lacking the field.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-14
 */
export const monitoringScheduleNetworkIsolation: Rule = {
  id,
  title: 'Monitoring schedules are isolated from the network',
  why: 'Without isolation the container can send what it reads to any address it reaches.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['monitoring-schedule'],
  reads: ['MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableNetworkIsolation'],
  fix: createAgain(
    'monitoring-schedule',
    'Update the schedule with NetworkConfig.EnableNetworkIsolation set to true in its job definition.',
    [['MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableNetworkIsolation', true]],
  ),
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'AC-4'],
    securityHub: ['SageMaker.14'],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-14',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'monitoring-schedule', (described) => {
      const config = asObject(described.MonitoringScheduleConfig)
      if (config === null)
        return unknownBecause('There is no MonitoringScheduleConfig.', 'MonitoringScheduleConfig')
      if (isAbsent(config.MonitoringJobDefinition) && typeof config.MonitoringJobDefinitionName === 'string')
        return {
          status: 'not_applicable',
          reasons: [
            {
              message: 'The schedule follows a job definition, which is judged as itself.',
              path: 'MonitoringScheduleConfig.MonitoringJobDefinitionName',
            },
          ],
        }
      return judgeSwitch(
        described,
        'MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableNetworkIsolation',
        {
          on: 'The monitoring container is isolated from the network.',
          off: 'The monitoring container is not isolated from the network.',
        },
      )
    }),
}
