import { describe, expect, it } from 'vitest'
import { detectDocument } from './detect.ts'

const event = (eventName: string, requestParameters: unknown, more: object = {}) => ({
  ...{ eventSource: 'sagemaker.amazonaws.com', eventName, requestParameters },
  ...more,
})
const training = { trainingJobName: 'a', roleArn: 'r' }

function stepsOf(document: unknown): unknown {
  const found = detectDocument(document)
  return 'why' in found ? found.steps : found.at
}

describe('a description is told from a request by what only AWS gives', () => {
  const request = { TrainingJobName: 'a', RoleArn: 'r' }
  it.each([
    [request, 'request'],
    [{ ...request, TrainingJobArn: 'x' }, 'description'],
    [{ ...request, TrainingJobStatus: 'InProgress' }, 'description'],
    [{ ...request, CreationTime: 1 }, 'description'],
    [{ ...request, TrainingJobStatus: null, ModelArn: 'x' }, 'request'],
    [{ Name: 'a', ArtifactStoreUri: 's3://b' }, 'request'],
    [{ Name: 'a', ArtifactStoreUri: 's3://b', Arn: 'x' }, 'description'],
  ])('%j is a %s', (document, form) => {
    expect(detectDocument(document)).toMatchObject({ form, at: [] })
  })
})

describe('nothing is decided by', () => {
  it.each([
    [{ TrainingJobName: 'a', RoleArn: null }, 'says nothing of its settings'],
    [{ Region: 'eu-west-1' }, 'no SageMaker request'],
    [{ detail: {} }, 'no SageMaker request'],
    [{ 'detail-type': 'AWS API Call via CloudTrail' }, 'no SageMaker request'],
    [{ Records: [{}] }, '1 records'],
    [{ Records: [event('CreateTrainingJob', training), 7] }, '2 records'],
    [{ Records: 7 }, 'no SageMaker request'],
  ])('%j', (document, why) => {
    expect(detectDocument(document)).toMatchObject({ why: expect.stringContaining(why) as unknown })
  })
})

describe('the place in the document', () => {
  it.each<[string, unknown, unknown[]]>([
    ['an event', event('CreateTrainingJob', training), ['requestParameters']],
    [
      'an event in its envelope',
      { 'detail-type': 'x', detail: event('CreateTrainingJob', training) },
      ['detail', 'requestParameters'],
    ],
    [
      'an event in a file',
      { Records: [event('CreateTrainingJob', training)] },
      ['Records', 0, 'requestParameters'],
    ],
    ['a change of status', { 'detail-type': 'x', detail: {} }, ['detail']],
    ['several events', { Records: [{}, {}] }, ['Records']],
    [
      'another service’s event',
      { detail: event('CreateBucket', {}, { eventSource: 's3.amazonaws.com' }) },
      ['detail', 'eventSource'],
    ],
    [
      'an event that creates nothing',
      { Records: [event('StopTrainingJob', {})] },
      ['Records', 0, 'eventName'],
    ],
    ['an event without parameters', event('CreateTrainingJob', null), ['requestParameters']],
    [
      'two spellings inside an event',
      event('CreateTrainingJob', { vpcConfig: { subnets: [], Subnets: [] } }),
      ['requestParameters', 'vpcConfig', 'Subnets'],
    ],
    ['two spellings', { a: [{ b: { c: 1, C: 1 } }] }, ['a', 0, 'b', 'C']],
    ['what is no object', [], []],
  ])('of %s is said', (_, document, steps) => {
    expect(stepsOf(document)).toEqual(steps)
  })
})
