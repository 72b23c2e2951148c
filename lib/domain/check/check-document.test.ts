import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replaceOne } from '#lib/checks/rule-table.ts'
import { resourceTypeIds, resourceTypes } from '#lib/domain/resources/types.ts'
import { checkDocument } from './check-document.ts'

const on = { EnableInterContainerTrafficEncryption: true }
const off = { EnableInterContainerTrafficEncryption: false }
const tuning = (definition: unknown, more: object = {}) => ({
  HyperParameterTuningJobName: 'a',
  HyperParameterTuningJobConfig: {},
  TrainingJobDefinition: definition,
  ...more,
})
const described = (status: string) => ({
  HyperParameterTuningJobArn: 'arn:aws:sagemaker:eu-west-1:111122223333:hyper-parameter-tuning-job/a',
  HyperParameterTuningJobStatus: status,
})
const event = (eventName: string, requestParameters: unknown, more: object = {}) => ({
  eventVersion: '1.08',
  eventSource: 'sagemaker.amazonaws.com',
  eventName,
  requestParameters,
  ...more,
})
const smallTuning = {
  hyperParameterTuningJobName: 'a',
  trainingJobDefinition: {
    enableInterContainerTrafficEncryption: false,
    staticHyperParameters: { a: 'x', A: 'y' },
  },
}

const summary = (document: unknown) => {
  const result = checkDocument(document)
  return result.kind === 'checked'
    ? [result.detected.type, result.detected.form, result.decision, result.exitCode]
    : [result.why]
}

describe('checkDocument', () => {
  it.each<[string, unknown, unknown[]]>([
    ['a tuning request that is on', tuning(on), ['tuning-job', 'request', 'run', 0]],
    ['a tuning request that is off', tuning(off), ['tuning-job', 'request', 'terminate', 1]],
    ['a tuning request without the field', tuning({}), ['tuning-job', 'request', 'terminate', 1]],
    [
      'a tuning request with a word',
      tuning({ EnableInterContainerTrafficEncryption: 'yes' }),
      ['tuning-job', 'request', 'report', 2],
    ],
    [
      'one of several definitions off',
      { HyperParameterTuningJobName: 'a', TrainingJobDefinitions: [on, off] },
      ['tuning-job', 'request', 'terminate', 1],
    ],
    ['definitions without a name', { TrainingJobDefinitions: [on] }, ['tuning-job', 'request', 'run', 0]],
    ['a running job', tuning(off, described('InProgress')), ['tuning-job', 'description', 'terminate', 1]],
    ['a job that is over', tuning(off, described('Completed')), ['tuning-job', 'description', 'report', 1]],
    [
      'a job that is stopping',
      tuning(off, described('Stopping')),
      ['tuning-job', 'description', 'report', 1],
    ],
    ['the spelling of CloudTrail', smallTuning, ['tuning-job', 'request', 'terminate', 1]],
    [
      'CloudTrail’s event',
      event('CreateHyperParameterTuningJob', smallTuning),
      ['tuning-job', 'event', 'terminate', 1],
    ],
    [
      'EventBridge’s envelope of it',
      {
        'detail-type': 'AWS API Call via CloudTrail',
        detail: event('CreateHyperParameterTuningJob', smallTuning),
      },
      ['tuning-job', 'event', 'terminate', 1],
    ],
    [
      'a file of one event',
      { Records: [event('CreateTrainingJob', { trainingJobName: 'a' })] },
      ['training-job', 'event', 'report', 1],
    ],
    [
      'the event of V1',
      event('CreateAutoMLJob', {
        autoMLJobName: 'a',
        autoMLJobConfig: { securityConfig: { enableInterContainerTrafficEncryption: true } },
      }),
      ['automl-job', 'event', 'run', 0],
    ],
    [
      'the event of a change',
      event('UpdateMonitoringSchedule', {
        monitoringScheduleName: 'a',
        monitoringScheduleConfig: { monitoringJobDefinition: {} },
      }),
      ['monitoring-schedule', 'event', 'report', 1],
    ],
    [
      'a training request',
      { TrainingJobName: 'a', RoleArn: 'r', ...on },
      ['training-job', 'request', 'run', 0],
    ],
    [
      'a training description',
      { TrainingJobName: 'a', TrainingJobArn: 'x', ResourceConfig: {} },
      ['training-job', 'description', 'report', 1],
    ],
    [
      'a processing request',
      { ProcessingJobName: 'a', ProcessingResources: {}, NetworkConfig: on },
      ['processing-job', 'request', 'run', 0],
    ],
    [
      'an AutoML request',
      { AutoMLJobName: 'a', AutoMLJobInputDataConfig: [], SecurityConfig: off },
      ['automl-job', 'request', 'report', 1],
    ],
    [
      'a data quality definition',
      { JobDefinitionName: 'a', DataQualityJobInput: {}, NetworkConfig: on },
      ['data-quality-job-definition', 'request', 'run', 0],
    ],
    [
      'a bias definition',
      { JobDefinitionName: 'a', ModelBiasJobInput: {} },
      ['model-bias-job-definition', 'request', 'report', 1],
    ],
    [
      'a schedule with its definition',
      {
        MonitoringScheduleName: 'a',
        MonitoringScheduleConfig: { MonitoringJobDefinition: { NetworkConfig: on } },
      },
      ['monitoring-schedule', 'request', 'run', 0],
    ],
    [
      'a schedule that names its definition',
      {
        MonitoringScheduleName: 'a',
        MonitoringScheduleConfig: { MonitoringJobDefinitionName: 'b', MonitoringType: 'ModelBias' },
      },
      ['monitoring-schedule', 'request', 'report', 2],
    ],
    [
      'a transform request',
      { TransformJobName: 'a', ModelName: 'm', TransformResources: {} },
      ['transform-job', 'request', 'run', 0],
    ],
    ['a model', { ModelName: 'm', PrimaryContainer: {} }, ['model', 'request', 'run', 0]],
    [
      'an endpoint’s description',
      { EndpointName: 'a', EndpointArn: 'x', EndpointConfigName: 'b', ProductionVariants: [] },
      ['endpoint', 'description', 'run', 0],
    ],
    [
      'an edge packaging request',
      { EdgePackagingJobName: 'a', CompilationJobName: 'b', ModelName: 'c', RoleArn: 'r', OutputConfig: {} },
      ['edge-packaging-job', 'request', 'run', 0],
    ],
    [
      'a recommendations request',
      { JobName: 'a', InputConfig: {} },
      ['inference-recommendations-job', 'request', 'run', 0],
    ],
  ])('%s', (_, document, expected) => {
    expect(summary(document)).toEqual(expected)
  })

  it.each<[string, unknown, string]>([
    ['a list', [], 'not an object'],
    ['nothing we know', { Hello: 1 }, 'no SageMaker request'],
    [
      'a list’s summary',
      { TrainingJobName: 'a', TrainingJobArn: 'x', TrainingJobStatus: 'InProgress' },
      'says nothing of its settings',
    ],
    [
      'two kinds at once',
      { ...tuning(on), TrainingJobName: 'a', RoleArn: 'r' },
      'could be Hyperparameter tuning job or Training job',
    ],
    ['two spellings at once', { trainingJobName: 'a', TrainingJobName: 'b', RoleArn: 'r' }, 'given twice'],
    [
      'two spellings inside an event',
      event('CreateTrainingJob', { roleArn: 'a', RoleArn: 'b' }),
      'given twice',
    ],
    [
      'an event of another service',
      event('CreateBucket', {}, { eventSource: 's3.amazonaws.com' }),
      'not SageMaker’s',
    ],
    ['an event that creates nothing', event('StopTrainingJob', { trainingJobName: 'a' }), 'creates nothing'],
    ['an event without parameters', event('CreateTrainingJob', null), 'no request parameters'],
    [
      'a change of status',
      { 'detail-type': 'SageMaker HyperParameter Tuning Job State Change', detail: tuning({}) },
      'describe the job itself',
    ],
    [
      'several events',
      { Records: [event('CreateTrainingJob', {}), event('CreateTrainingJob', {})] },
      '2 records',
    ],
    ['a record that is none', { Records: [7] }, '1 records'],
    ['nesting without end', JSON.parse(`${'{"A":'.repeat(70)}1${'}'.repeat(70)}`), 'nested too deeply'],
    ['lists without end', JSON.parse(`{"A":${'['.repeat(70)}${']'.repeat(70)}}`), 'nested too deeply'],
  ])('cannot decide %s', (_, document, why) => {
    const [said] = summary(document)
    expect(said).toContain(why)
  })

  it('places each reason where the document has it, in the document’s spelling', () => {
    const result = checkDocument(event('CreateHyperParameterTuningJob', smallTuning))
    expect(result.kind === 'checked' && result.verdicts[0]?.reasons[0]?.steps).toEqual([
      'requestParameters',
      'trainingJobDefinition',
      'enableInterContainerTrafficEncryption',
    ])
  })

  it('knows every kind that is created by a request', () => {
    for (const type of resourceTypeIds) {
      const { createAction, nameField, service } = resourceTypes[type]
      if (createAction === null || service !== 'sagemaker') continue
      expect(summary(event(createAction, { [nameField]: 'a' }))[0]).toBe(type)
    }
  })

  it('answers any JSON, the same way twice', () => {
    const documents = fc.oneof(
      fc.jsonValue(),
      fc
        .tuple(
          fc.constantFrom<unknown>(
            tuning(off),
            smallTuning,
            event('CreateTrainingJob', { trainingJobName: 'a' }),
          ),
          fc.nat(),
          fc.jsonValue(),
        )
        .map(([value, at, noise]) => replaceOne(value, at, noise)),
    )
    fc.assert(
      fc.property(documents, (document) => {
        expect(checkDocument(document)).toEqual(checkDocument(document))
      }),
    )
  })
})
