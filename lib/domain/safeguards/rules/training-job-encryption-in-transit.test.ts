import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trainingJobEncryptionInTransit } from './training-job-encryption-in-transit.ts'

const judge = (described: unknown) => trainingJobEncryptionInTransit.judge({ kind: 'described', described })

describe('training-job-encryption-in-transit', () => {
  it.each([
    ['on', { TrainingJobName: 'a', EnableInterContainerTrafficEncryption: true }, 'protected'],
    ['off', { TrainingJobName: 'a', EnableInterContainerTrafficEncryption: false }, 'failing'],
    ['absent', { TrainingJobName: 'a' }, 'failing'],
    ['null', { TrainingJobName: 'a', EnableInterContainerTrafficEncryption: null }, 'failing'],
    ['a number', { TrainingJobName: 'a', EnableInterContainerTrafficEncryption: 1 }, 'unknown'],
    ['not a training job', {}, 'unknown'],
    ['a list', [], 'unknown'],
  ])('%s', (_, described, status) => {
    expect(judge(described).status).toBe(status)
  })

  it('is unknown when the job could not be read', () => {
    const gap = { action: 'DescribeTrainingJob', error: 'ThrottlingException' }
    expect(trainingJobEncryptionInTransit.judge({ kind: 'unreadable', gap }).status).toBe('unknown')
  })

  it('judges any JSON without throwing', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (value) => void expect(judge(value).safeguard).toBe(trainingJobEncryptionInTransit.id),
      ),
    )
  })
})
