import { ruleTable } from '#lib/checks/rule-table.ts'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'
import { monitoringScheduleEncryptionInTransit } from './monitoring-schedule-encryption-in-transit.ts'

const described = (holder: unknown) => ({
  MonitoringScheduleName: 'a',
  MonitoringScheduleConfig: { MonitoringJobDefinition: { NetworkConfig: holder } },
})

const follows = (MonitoringType: string, MonitoringJobDefinitionName = 'watch') => ({
  MonitoringScheduleName: 'a',
  MonitoringScheduleConfig: { MonitoringType, MonitoringJobDefinitionName },
})
const definition = (type: string, NetworkConfig: unknown): Record<string, Answer> => ({
  [`Describe${type}JobDefinition`]: {
    kind: 'described',
    described: { JobDefinitionName: 'watch', NetworkConfig },
  },
})

ruleTable(monitoringScheduleEncryptionInTransit, [
  [
    'on',
    described({ EnableInterContainerTrafficEncryption: true }),
    'protected',
    {
      path: 'MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableInterContainerTrafficEncryption',
    },
  ],
  [
    'off',
    described({ EnableInterContainerTrafficEncryption: false }),
    'failing',
    {
      path: 'MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableInterContainerTrafficEncryption',
      says: 'turns EnableInterContainerTrafficEncryption off',
    },
  ],
  ['null', described({ EnableInterContainerTrafficEncryption: null }), 'failing'],
  ['absent', described({}), 'failing', { says: 'it is not set' }],
  ['without the object that holds it', described(undefined), 'failing'],
  [
    'a word instead of a boolean',
    described({ EnableInterContainerTrafficEncryption: 'true' }),
    'unknown',
    {
      path: 'MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableInterContainerTrafficEncryption',
    },
  ],
  ['a number', described({ EnableInterContainerTrafficEncryption: 1 }), 'unknown'],
  ['a holder that is no object', described('x'), 'unknown'],
  [
    'without a configuration',
    { MonitoringScheduleName: 'a' },
    'unknown',
    { path: 'MonitoringScheduleConfig' },
  ],
  ['neither definition nor name', { MonitoringScheduleName: 'a', MonitoringScheduleConfig: {} }, 'unknown'],
  [
    'a definition that is no object',
    { MonitoringScheduleName: 'a', MonitoringScheduleConfig: { MonitoringJobDefinition: 7 } },
    'unknown',
  ],
  [
    'follows a definition that was not read',
    follows('DataQuality'),
    'unknown',
    { says: 'sagemaker:DescribeDataQualityJobDefinition was not asked' },
  ],
  [
    'follows a definition AWS refused',
    follows('ModelBias'),
    'unknown',
    {
      also: {
        DescribeModelBiasJobDefinition: {
          kind: 'unreadable',
          gap: { action: 'DescribeModelBiasJobDefinition', error: 'AccessDeniedException' },
        },
      },
      says: 'sagemaker:DescribeModelBiasJobDefinition answered AccessDeniedException',
    },
  ],
  [
    'follows a definition that is on',
    follows('ModelQuality'),
    'protected',
    {
      also: definition('ModelQuality', { EnableInterContainerTrafficEncryption: true }),
      says: 'job definition “watch”',
    },
  ],
  [
    'follows a definition that is off',
    follows('ModelExplainability'),
    'failing',
    {
      also: definition('ModelExplainability', { EnableInterContainerTrafficEncryption: false }),
      path: 'MonitoringScheduleConfig.MonitoringJobDefinitionName',
    },
  ],
  [
    'follows a definition, and AWS’s answer is another',
    follows('DataQuality', 'other'),
    'unknown',
    { also: definition('DataQuality', { EnableInterContainerTrafficEncryption: true }) },
  ],
  ['follows a definition of no known type', follows('Weather'), 'unknown', { says: 'monitoring type' }],
  ['follows a definition of a type named like a method', follows('toString'), 'unknown'],
  [
    'says the monitoring type at the top',
    {
      MonitoringScheduleName: 'a',
      MonitoringType: 'DataQuality',
      MonitoringScheduleConfig: { MonitoringJobDefinitionName: 'watch' },
    },
    'protected',
    { also: definition('DataQuality', { EnableInterContainerTrafficEncryption: true }) },
  ],
])
