import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readS3Uri } from './s3-uri.ts'

const bucket = (name: string) => ({ kind: 'bucket', bucket: name })

describe('readS3Uri', () => {
  it.each([
    ['s3://data-bucket/train/x.csv', bucket('data-bucket')],
    ['s3://data-bucket', bucket('data-bucket')],
    ['s3://data-bucket/', bucket('data-bucket')],
    ['https://s3.eu-west-1.amazonaws.com/data-bucket/key', bucket('data-bucket')],
    ['https://s3.amazonaws.com/data-bucket/key', bucket('data-bucket')],
    ['https://s3-eu-west-1.amazonaws.com/data-bucket/key', bucket('data-bucket')],
    ['https://data-bucket.s3.eu-west-1.amazonaws.com/key', bucket('data-bucket')],
    ['https://data.bucket.s3.amazonaws.com/key', bucket('data.bucket')],
    ['https://data-bucket.s3.dualstack.eu-west-1.amazonaws.com/key', bucket('data-bucket')],
    ['https://data-bucket.s3.cn-north-1.amazonaws.com.cn/key', bucket('data-bucket')],
    [
      's3://arn:aws:s3:eu-west-1:111122223333:accesspoint/train/key',
      { kind: 'access-point', accessPoint: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/train' },
    ],
    [
      'arn:aws:s3:eu-west-1:111122223333:accesspoint/train',
      { kind: 'access-point', accessPoint: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/train' },
    ],
    ['s3://train-abc-s3alias/key', { kind: 'access-point', accessPoint: 'train-abc-s3alias' }],
    ['s3://fast--use1-az4--x-s3/key', { kind: 'directory-bucket', bucket: 'fast--use1-az4--x-s3' }],
    ['https://example.org/data-bucket', null],
    ['https://s3.amazonaws.com', null],
    ['s3://a', null],
    ['s3://', null],
    ['s3:///key', null],
    ['see s3://data-bucket/x', null],
    ['https://.s3.amazonaws.com/', null],
    ['https://s3.amazonaws.com/', null],
    ['https://s3.amazonaws.com//x', null],
    ['https://s3.amazonaws.com.evil.example/data-bucket', null],
    ['https://evil.example/s3.amazonaws.com', null],
    ['https://data-bucket.s3.amazonaws.com.cn.example/x', null],
    ['https://xs3.amazonaws.com/data-bucket', null],
    ['https://s3.amazonaws.com/data-bucket/a\nb', bucket('data-bucket')],
    ['s3://data-bucket/a\nb', bucket('data-bucket')],
    ['s3://Old_Bucket.1/x', bucket('Old_Bucket.1')],
    ['s3://bad bucket/x', null],
    ['s3://bucket!/x', null],
    ['s3://!bucket/x', null],
    [`s3://${'b'.repeat(256)}/x`, null],
    ['x arn:aws:s3:eu-west-1:111122223333:accesspoint/train', null],
    [
      's3://arn:aws-us-gov:s3-object-lambda:us-gov-west-1:111122223333:accesspoint/train/key',
      {
        kind: 'access-point',
        accessPoint: 'arn:aws-us-gov:s3-object-lambda:us-gov-west-1:111122223333:accesspoint/train',
      },
    ],
    [
      'arn:aws:s3:eu-west-1:111122223333:accesspoint:train',
      { kind: 'access-point', accessPoint: 'arn:aws:s3:eu-west-1:111122223333:accesspoint:train' },
    ],
    ['s3://b@d/x', null],
    ['file:///x', null],
    ['', null],
  ])('%s', (uri, place) => {
    expect(readS3Uri(uri)).toEqual(place)
  })

  it('reads any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => void readS3Uri(text)))
  })
})
