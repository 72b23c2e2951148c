import { ruleTable } from '#lib/checks/rule-table.ts'
import { sagemakerRegionModelsMonitored } from './sagemaker-region-models-monitored.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'

const also = (MonitoringScheduleSummaries: unknown): Record<string, Answer> => ({
  ListMonitoringSchedules: { kind: 'described', described: { MonitoringScheduleSummaries } },
})

ruleTable(sagemakerRegionModelsMonitored, [
  [
    'in use',
    { Region: 'eu-west-1' },
    'protected',
    { also: also([{ MonitoringScheduleStatus: 'Scheduled' }]) },
  ],
  [
    'not in use',
    { Region: 'eu-west-1' },
    'failing',
    { also: also([{ MonitoringScheduleStatus: 'Stopped' }]) },
  ],
  ['entries that are no objects', { Region: 'eu-west-1' }, 'failing', { also: also([7]) }],
  [
    'empty',
    { Region: 'eu-west-1' },
    'failing',
    { also: { ...also([]), ListModels: { kind: 'described', described: { Models: [{}] } } } },
  ],
  [
    'a region without models',
    { Region: 'eu-west-1' },
    'not_applicable',
    { also: { ...also([]), ListModels: { kind: 'described', described: { Models: [] } } } },
  ],
  ['no list', { Region: 'eu-west-1' }, 'unknown', { also: also('x') }],
  [
    'refused',
    { Region: 'eu-west-1' },
    'unknown',
    {
      also: {
        ListMonitoringSchedules: {
          kind: 'unreadable',
          gap: { action: 'ListMonitoringSchedules', error: 'AccessDeniedException' },
        },
      },
      says: 'sagemaker:ListMonitoringSchedules answered AccessDeniedException',
    },
  ],
  ['never asked', { Region: 'eu-west-1' }, 'unknown', { says: 'was not asked' }],
])
