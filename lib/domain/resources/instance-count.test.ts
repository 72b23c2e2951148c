import { describe, expect, it } from 'vitest'
import { instanceCountOf } from './resource-instances.ts'

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
})
