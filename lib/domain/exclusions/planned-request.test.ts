import { expect, it } from 'vitest'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { attestedConfiguration } from './configuration.ts'
import { nextName, plannedFrom } from './planned-request.ts'

it('makes of what AWS answered the request that would create it again', () => {
  const request = tuningJobRequest('111122223333', 'b', { name: 'x', instances: 2, isEncrypted: false })
  const described = {
    ...request,
    HyperParameterTuningJobArn: 'arn:x',
    HyperParameterTuningJobStatus: 'Stopped',
    CreationTime: 'now',
    TrainingJobStatusCounters: { Completed: 1 },
    FailureReason: 'no',
  }
  expect(JSON.parse(plannedFrom(described))).toEqual(request)
  expect(attestedConfiguration(JSON.parse(plannedFrom(described)))).toEqual(attestedConfiguration(request))
  expect(plannedFrom(null)).toBe('')
})

it('names the next try within what AWS takes', () => {
  expect(nextName('risk')).toBe('risk-again')
  expect(nextName(`${'a'.repeat(25)}-${'b'.repeat(6)}`)).toBe(`${'a'.repeat(25)}-again`)
})

it('leaves out all that AWS alone writes, and keeps the role', () => {
  const answered = {
    ...{ TrainingJobArn: 'a', TrainingJobStatus: 'b', CreationTime: 'c', BillableTimeInSeconds: 1 },
    ...{ FailureReason: 'd', StatusMessage: 'e', LastModifiedTimestamp: 'f', SecondaryStatusTransitions: [] },
    ...{
      ModelArtifacts: {},
      TuningJobCompletionDetails: {},
      ConsumedResources: {},
      ObjectiveStatusCounters: {},
    },
    ...{
      BestTrainingJob: {},
      OverallBestTrainingJob: {},
      FinalMetricDataList: [],
      StoppingDetails: {},
      Tags: [],
    },
  }
  const asked = { RoleArn: 'arn:r', TimeLimits: {}, MyTags: [], StoppingCondition: {}, BestTrainingJobs: [] }
  expect(JSON.parse(plannedFrom({ ...answered, ...asked }))).toEqual(asked)
})

it('names the next try of a long name, with no hyphen doubled', () => {
  expect(nextName('a'.repeat(40))).toBe(`${'a'.repeat(26)}-again`)
  expect(nextName(`${'a'.repeat(24)}--b`)).toBe(`${'a'.repeat(24)}-again`)
  expect(nextName('a-b--')).toBe('a-b-again')
})
