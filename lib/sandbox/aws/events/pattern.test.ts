import { expect, test } from 'vitest'
import { parsePattern, patternMatches } from '#lib/sandbox/aws/events/pattern.ts'

const EVENT = {
  source: 'aws.sagemaker',
  region: 'us-east-1',
  resources: ['arn:a', 'arn:b'],
  detail: { status: 'InProgress', count: 3, ends: null, nested: [{ key: 'x' }, { key: 'y' }] },
}

test.each([
  [{ source: ['aws.s3', 'aws.sagemaker'] }, true],
  [{ source: ['aws.s3'] }, false],
  [{ source: ['aws.sagemaker'], region: ['eu-west-1'] }, false],
  [{ source: [{ prefix: 'aws.' }] }, true],
  [{ source: [{ suffix: 'maker' }] }, true],
  [{ resources: ['arn:b'] }, true],
  [{ detail: { status: [{ 'anything-but': 'Stopped' }] } }, true],
  [{ detail: { status: [{ 'anything-but': ['Stopped', 'InProgress'] }] } }, false],
  [{ detail: { status: [{ 'anything-but': { prefix: 'In' } }] } }, false],
  [{ detail: { missing: [{ 'anything-but': 'x' }] } }, false],
  [{ detail: { missing: [{ exists: false }], status: [{ exists: true }] } }, true],
  [{ detail: { count: [{ numeric: ['>', 2, '<=', 3] }] } }, true],
  [{ detail: { count: ['3'] } }, false],
  [{ detail: { ends: [null] } }, true],
  [{ detail: { nested: { key: ['y'] } } }, true],
  [{ detail: { status: [{ 'equals-ignore-case': 'inprogress' }] } }, true],
  [{ detail: { status: [{ wildcard: 'In*ess' }] } }, true],
  [{ $or: [{ source: ['aws.s3'] }, { region: ['us-east-1'] }] }, true],
])('%j: %s', (pattern, isMatch) => {
  expect(patternMatches(parsePattern(JSON.stringify(pattern)), EVENT)).toBe(isMatch)
})
