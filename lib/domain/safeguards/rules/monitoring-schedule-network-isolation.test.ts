import { ruleTable } from '#lib/checks/rule-table.ts'
import { monitoringScheduleNetworkIsolation } from './monitoring-schedule-network-isolation.ts'

const schedule = (MonitoringScheduleConfig: unknown) => ({
  MonitoringScheduleName: 'a',
  MonitoringScheduleConfig,
})

ruleTable(monitoringScheduleNetworkIsolation, [
  [
    'on',
    schedule({ MonitoringJobDefinition: { NetworkConfig: { EnableNetworkIsolation: true } } }),
    'protected',
  ],
  [
    'off',
    schedule({ MonitoringJobDefinition: { NetworkConfig: { EnableNetworkIsolation: false } } }),
    'failing',
  ],
  ['absent', schedule({ MonitoringJobDefinition: {} }), 'failing'],
  ['a definition that is no object', schedule({ MonitoringJobDefinition: 7 }), 'unknown'],
  ['a named definition', schedule({ MonitoringJobDefinitionName: 'b' }), 'not_applicable'],
  ['no configuration', schedule(undefined), 'unknown'],
])
