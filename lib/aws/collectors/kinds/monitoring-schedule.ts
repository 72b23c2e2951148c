import { DescribeMonitoringScheduleCommand, paginateListMonitoringSchedules } from '@aws-sdk/client-sagemaker'
import { definitionOfMonitoring } from '#lib/domain/resources/monitoring-types.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'
import { ask } from '../ask.ts'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'
import { dataQualityJobDefinition } from './data-quality-job-definition.ts'
import { modelBiasJobDefinition } from './model-bias-job-definition.ts'
import { modelExplainabilityJobDefinition } from './model-explainability-job-definition.ts'
import { modelQualityJobDefinition } from './model-quality-job-definition.ts'

const definitions = [
  dataQualityJobDefinition,
  modelBiasJobDefinition,
  modelQualityJobDefinition,
  modelExplainabilityJobDefinition,
]

/** With the job definition it follows, where it follows one by name. */
export const monitoringSchedule: Kind = {
  type: 'monitoring-schedule',
  group: 'monitoring',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListMonitoringSchedules({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.MonitoringScheduleSummaries,
      (entry) => ({
        arn: entry.MonitoringScheduleArn,
        name: entry.MonitoringScheduleName,
        status: entry.MonitoringScheduleStatus,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeMonitoringScheduleCommand({ MonitoringScheduleName: name }), {
      abortSignal: signal,
    }),
  also: {
    actions: definitions.map(({ type }) => resourceTypes[type].describeAction ?? ''),
    async read(reader, { arn, described }): Promise<Record<string, Answer>> {
      const config = described.MonitoringScheduleConfig as
        { MonitoringJobDefinitionName?: unknown; MonitoringType?: unknown } | undefined
      const name = config?.MonitoringJobDefinitionName
      const type = definitionOfMonitoring(config?.MonitoringType ?? described.MonitoringType)
      const kind = definitions.find((definition) => definition.type === type)
      if (typeof name !== 'string' || kind === undefined) return {}
      const action = resourceTypes[kind.type].describeAction ?? ''
      return { [action]: await ask(reader, action, () => kind.describe(reader, { arn, name }), arn) }
    },
  },
}
