import { judgeRegion } from '../judge-setting.ts'
import { asObject } from '#lib/domain/resources/read-json.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'sagemaker-region-models-monitored'

/**
 * At least one monitoring schedule should be running in a region that has models. Prowler fails regions that
 * have no model as well.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html
 */
export const sagemakerRegionModelsMonitored: Rule = {
  id,
  title: 'Models are monitored',
  why: 'A model whose input drifts gives wrong answers, and nobody sees it.',
  group: 'posture',
  severity: 'low',
  resourceTypes: ['sagemaker-region'],
  reads: ['ListMonitoringSchedules: MonitoringScheduleSummaries[]', 'ListModels: Models[]'],
  fix: {
    text: 'See AWS’s page: this is a practice of the team, not a setting.',
    cli: 'aws sagemaker create-monitoring-schedule --region REGION --cli-input-json file://schedule.json',
    boto3:
      'import boto3\n\nboto3.client("sagemaker", region_name="REGION").create_monitoring_schedule(**request)',
  },
  mappings: {
    hipaa: ['164.308(a)(8)'],
    nist80053: ['CA-7', 'SI-4'],
    securityHub: [],
    prowler: ['sagemaker_models_monitor_enabled'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'sagemaker-region', () =>
      judgeRegion(evidence, 'ListMonitoringSchedules', 'MonitoringScheduleSummaries', (entries) => {
        const count = entries.filter(
          (entry) => asObject(entry)?.MonitoringScheduleStatus === 'Scheduled',
        ).length
        return count > 0
          ? {
              status: 'protected',
              reasons: [{ message: `${count} monitoring schedules are running in the region.` }],
            }
          : { status: 'failing', reasons: [{ message: 'No monitoring schedule is running in the region.' }] }
      }),
    ),
}
