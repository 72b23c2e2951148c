import { describe, expect, it } from 'vitest'
import { bucketAccesses, bucketArn, openedAnswer, prefixOf } from './buckets.ts'
import { creationUnknown, knownCreation } from './creation-time.ts'

describe('buckets', () => {
  it('have ARNs without account and region', () => {
    expect(bucketArn('aws-us-gov', 'data')).toBe('arn:aws-us-gov:s3:::data')
  })

  it('are shown with the prefix that is used, never with an object’s name', () => {
    expect(prefixOf('s3://data/train/part-1.csv')).toBe('s3://data/train/')
    expect(prefixOf('s3://data/train/')).toBe('s3://data/train/')
    expect(prefixOf('s3://data/object')).toBe('s3://data/')
    expect(prefixOf('s3://data')).toBe('s3://data')
    expect(prefixOf('https://data.s3.amazonaws.com/a/b')).toBe('https://data.s3.amazonaws.com/a/')
    expect(prefixOf('nonsense')).toBe('nonsense')
    expect(prefixOf('see s3://data/train/part-1.csv')).toBe('see s3://data/train/part-1.csv')
    expect(prefixOf('s3://data/a\nb/c\nd')).toBe('s3://data/a\nb/')
    expect(prefixOf('')).toBe('')
  })

  it('are counted once for each way they are used', () => {
    const channel = (uri: string) => ({ DataSource: { S3DataSource: { S3Uri: uri } } })
    const settings = {
      InputDataConfig: [channel('s3://data/a/'), channel('s3://data/b/')],
      OutputDataConfig: { S3OutputPath: 's3://data/out/' },
      CheckpointConfig: { S3Uri: 's3://checkpoints/' },
    }
    expect(bucketAccesses('training-job', settings)).toEqual([
      { bucket: 'checkpoints', access: 'write' },
      { bucket: 'data', access: 'read' },
      { bucket: 'data', access: 'write' },
    ])
    expect(bucketAccesses('notebook-instance', null)).toEqual([])
  })

  it('open a policy that can be read, and leave every other answer as it is', () => {
    expect(openedAnswer({ Policy: '{"Statement":[]}' })).toEqual({ Policy: { Statement: [] } })
    for (const answer of [
      { Policy: '{' },
      { PolicyStatus: { IsPublic: false } },
      { Policy: 7 },
      [],
      null,
      'x',
    ])
      expect(openedAnswer(answer)).toBe(answer)
  })
})

it('does not take the sentinel for a time', () => {
  expect(knownCreation(creationUnknown)).toBeNull()
  const at = new Date('2026-11-01T00:00:00Z')
  expect(knownCreation(at)).toBe(at)
})
