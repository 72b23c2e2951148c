import { describe, expect, it } from 'vitest'
import { correctedRequest, switchesToSet } from './correct-request.ts'
import { detectDocument } from './detect.ts'

const on = { EnableInterContainerTrafficEncryption: true }
const off = { EnableInterContainerTrafficEncryption: false }

function detected(document: unknown) {
  const found = detectDocument(document)
  if ('why' in found) throw new Error(found.why)
  return found
}
const corrected = (document: unknown) => correctedRequest(detected(document))
const tuning = { HyperParameterTuningJobName: 'hpo' }

describe('the switches to set', () => {
  it.each<[string, unknown, string[] | null]>([
    [
      'those of a request that are not on',
      { ...tuning, TrainingJobDefinitions: [on, off, {}] },
      [1, 2].map((index) => `TrainingJobDefinitions[${index}].EnableInterContainerTrafficEncryption`),
    ],
    ['none where all are on', { TrainingJobName: 'a', RoleArn: 'r', ...on }, []],
    ['the one at the top', { TrainingJobName: 'a', RoleArn: 'r' }, ['EnableInterContainerTrafficEncryption']],
    ['none of a kind without a switch', { ModelName: 'm', PrimaryContainer: {} }, []],
    ['nothing that is enough beside a definition that is none', { TrainingJobDefinitions: [on, 7] }, null],
  ])('are %s', (_, document, paths) => {
    expect(switchesToSet(detected(document))).toEqual(paths)
  })
})

describe('the corrected request', () => {
  it('keeps everything of a request, its name too', () => {
    const request = { TrainingJobName: 'a', RoleArn: 'r', SomethingNew: 1, SelectedInstanceType: 'x' }
    expect(corrected(request)).toEqual({ ...request, ...on })
  })

  it('takes from a description what a request has, without what AWS chose, under a new name', () => {
    const ResourceConfig = { InstanceCount: 2, SelectedInstanceType: 'ml.x', SelectedInstanceCount: 2 }
    const description = {
      ...{ ...tuning, HyperParameterTuningJobStatus: 'Completed', BestTrainingJob: {} },
      TrainingJobDefinitions: [{ ...off, ResourceConfig }],
    }
    const made = corrected(description)
    expect(made).toEqual({
      HyperParameterTuningJobName: expect.not.stringMatching(/^hpo$/) as unknown,
      TrainingJobDefinitions: [{ ...on, ResourceConfig: { InstanceCount: 2 } }],
    })
    expect(made?.HyperParameterTuningJobName).toMatch(/^hpo/)
  })

  it('leaves the name of what is changed in place, and names nothing that had none', () => {
    const schedule = {
      ...{ MonitoringScheduleName: 's', MonitoringScheduleArn: 'arn' },
      MonitoringScheduleConfig: { MonitoringJobDefinition: { NetworkConfig: off } },
    }
    expect(corrected(schedule)).toEqual({
      MonitoringScheduleName: 's',
      MonitoringScheduleConfig: { MonitoringJobDefinition: { NetworkConfig: on } },
    })
    expect(corrected({ HyperParameterTuningJobArn: 'arn', TrainingJobDefinition: off })).toEqual({
      TrainingJobDefinition: on,
    })
  })
})
