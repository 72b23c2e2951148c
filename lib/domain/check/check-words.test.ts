import { describe, expect, it } from 'vitest'
import { checkSentence } from './check-words.ts'

const request = { form: 'request', decision: 'run', exitCode: 0 } as const

describe('checkSentence', () => {
  it.each([
    ['tuning-job', 'a hyperparameter tuning job'],
    ['automl-job', 'an AutoML job'],
    ['hyperpod-cluster', 'a HyperPod cluster'],
    ['endpoint', 'an inference endpoint'],
    ['domain', 'a SageMaker Studio domain'],
    ['mlflow-app', 'an MLflow app'],
    ['ai-benchmark-job', 'an AI benchmark job'],
    ['feature-group', 'a Feature Store feature group'],
    ['labeling-job', 'a Ground Truth labeling job'],
    ['partner-app', 'a Partner AI app'],
    ['s3-bucket', 'an S3 bucket'],
    ['compilation-job', 'a model compilation job'],
  ] as const)('names %s within the sentence', (type, kind) => {
    expect(checkSentence({ ...request, type })).toBe(`Passes: ${kind} made from this would run.`)
  })

  it('says what would happen, and to what', () => {
    const type = 'tuning-job'
    const form = 'description'
    expect([
      checkSentence({ type, form: 'event', decision: 'terminate', exitCode: 1 }),
      checkSentence({ type, form, decision: 'terminate', exitCode: 1 }),
      checkSentence({ type, form, decision: 'report', exitCode: 1 }),
      checkSentence({ type: 'automl-job', form, decision: 'report', exitCode: 2 }),
      checkSentence({ type, form, decision: 'run', exitCode: 0 }),
    ]).toEqual([
      'Fails: a hyperparameter tuning job made from this would be terminated.',
      'Fails: this hyperparameter tuning job would be terminated.',
      'Fails: this hyperparameter tuning job would be reported, not stopped.',
      'Cannot be decided: whether this AutoML job encrypts its traffic.',
      'Passes: this hyperparameter tuning job would run.',
    ])
  })
})
