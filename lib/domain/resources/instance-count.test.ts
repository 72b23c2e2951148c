import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instanceCountOf } from './resource-instances.ts'
import { resourceTypeIds } from './types.ts'

describe('instanceCountOf', () => {
  it.each([
    ['the plain count', { ResourceConfig: { InstanceCount: 3 } }, 3],
    [
      'what AWS selected, over what was preferred',
      { ResourceConfig: { SelectedInstanceCount: 2, InstancePreferences: [{ InstanceCount: 8 }] } },
      2,
    ],
    [
      'groups together',
      { ResourceConfig: { InstanceGroups: [{ InstanceCount: 2 }, { InstanceCount: 3 }] } },
      5,
    ],
    [
      'the largest preference',
      { ResourceConfig: { InstancePreferences: [{ InstanceCount: 2 }, { InstanceCount: 6 }] } },
      6,
    ],
    [
      'the tuning configuration',
      { HyperParameterTuningResourceConfig: { InstanceConfigs: [{ InstanceCount: 4 }] } },
      4,
    ],
    ['nothing said', {}, null],
    ['groups that are none', { ResourceConfig: { InstanceGroups: [null, 'x', { InstanceCount: 2 }] } }, 2],
    ['no list of groups', { ResourceConfig: { InstanceGroups: 'x' } }, null],
    ['nonsense', { ResourceConfig: { InstanceCount: -1 } }, null],
  ])('%s', (_, definition, count) => {
    expect(instanceCountOf('training-job', definition)).toBe(count)
    expect(instanceCountOf('tuning-job', { TrainingJobDefinition: definition })).toBe(count)
  })

  it('takes a tuning job’s largest definition', () => {
    const described = {
      TrainingJobDefinitions: [
        { ResourceConfig: { InstanceCount: 1 } },
        { ResourceConfig: { InstanceCount: 5 } },
      ],
    }
    expect(instanceCountOf('tuning-job', described)).toBe(5)
    expect(instanceCountOf('tuning-job', 'nonsense')).toBeNull()
  })

  it.each([
    ['processing-job', { ProcessingResources: { ClusterConfig: { InstanceCount: 3 } } }, 3],
    [
      'processing-job',
      { ProcessingResources: { ClusterConfig: { SelectedInstanceCount: 2, InstanceCount: 9 } } },
      2,
    ],
    [
      'processing-job',
      { ProcessingResources: { ClusterConfig: { InstancePreferences: [{ InstanceCount: 4 }] } } },
      4,
    ],
    ['processing-job', { ProcessingResources: { ClusterConfig: {} } }, 1],
    ['processing-job', {}, null],
    ['automl-job', { AutoMLJobName: 'a' }, null],
    ['data-quality-job-definition', { JobResources: { ClusterConfig: { InstanceCount: 2 } } }, 2],
    ['model-bias-job-definition', { JobResources: 'x' }, null],
    [
      'monitoring-schedule',
      {
        MonitoringScheduleConfig: {
          MonitoringJobDefinition: { MonitoringResources: { ClusterConfig: { InstanceCount: 5 } } },
        },
      },
      5,
    ],
    ['transform-job', { TransformResources: { InstanceCount: 2 } }, 2],
    [
      'hyperpod-cluster',
      {
        InstanceGroups: [{ CurrentCount: 2, TargetCount: 4 }, { InstanceCount: 1 }],
        RestrictedInstanceGroups: [{ CurrentCount: 3 }],
      },
      8,
    ],
    ['hyperpod-cluster', { InstanceGroups: [7] }, null],
    ['notebook-instance', {}, 1],
    ['endpoint-config', { ProductionVariants: [{ InitialInstanceCount: 2 }, { ServerlessConfig: {} }] }, 2],
    ['endpoint-config', { ShadowProductionVariants: [{ InitialInstanceCount: 3 }] }, 3],
    ['endpoint', { ShadowProductionVariants: [{ CurrentInstanceCount: 4 }] }, 4],
    ['endpoint', { ProductionVariants: [{ CurrentInstanceCount: 2 }, { DesiredInstanceCount: 1 }, 'x'] }, 3],
    [
      'inference-experiment',
      {
        ModelVariants: [
          { InfrastructureConfig: { RealTimeInferenceConfig: { InstanceCount: 1 } } },
          { InfrastructureConfig: { RealTimeInferenceConfig: { InstanceCount: 2 } } },
        ],
      },
      3,
    ],
    ['optimization-job', { MaxInstanceCount: 2 }, 2],
  ] as const)('%s: %j', (type, described, count) => {
    expect(instanceCountOf(type, described)).toBe(count)
  })

  it('counts any JSON of any type without throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...resourceTypeIds), fc.jsonValue(), (type, value) => {
        const count = instanceCountOf(type, value)
        expect(count === null || (Number.isInteger(count) && count >= 0)).toBe(true)
      }),
    )
  })
})
