import { describe, expect, test } from 'vitest'
import { contextOf } from '#lib/sandbox/aws/policy/context.ts'
import { evaluate } from '#lib/sandbox/aws/policy/evaluate.ts'

const JOB = 'arn:aws:sagemaker:us-east-1:111122223333:training-job/a'

function judge(statements: object[], asked: { action?: string; resource?: string; context?: object } = {}) {
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  return evaluate([policy], 'identity', {
    action: asked.action ?? 'sagemaker:DescribeTrainingJob',
    resource: asked.resource ?? JOB,
    context: contextOf((asked.context ?? {}) as Record<string, string>),
  })
}

const allow = (rest: object) => ({ Effect: 'Allow', Action: 'sagemaker:*', Resource: '*', ...rest })
const deny = (rest: object) => ({ Effect: 'Deny', Action: '*', Resource: '*', ...rest })

describe('a policy', () => {
  test('allows what it names, without regard to the case of actions', () => {
    expect(judge([allow({ Action: 'SageMaker:describe*' })])).toMatchObject({ is: 'allowed' })
    expect(judge([allow({ Action: 'sagemaker:Stop*' })])).toEqual({ is: 'not_allowed' })
  })

  test('lets an explicit Deny win wherever it stands', () => {
    expect(judge([deny({}), allow({})])).toEqual({ is: 'denied' })
    expect(judge([allow({}), deny({})])).toEqual({ is: 'denied' })
  })

  test('matches ARNs part by part, and lists only with a star', () => {
    const inAccount = allow({ Resource: 'arn:aws:sagemaker:*:111122223333:*' })
    expect(judge([inAccount])).toMatchObject({ is: 'allowed' })
    expect(judge([inAccount], { resource: '*' })).toEqual({ is: 'not_allowed' })
    expect(judge([inAccount], { resource: JOB.replace('111122223333', '444455556666') })).toEqual({
      is: 'not_allowed',
    })
    expect(judge([allow({ Resource: 'arn:aws:sagemaker:*:training-job/a' })])).toEqual({ is: 'not_allowed' })
    expect(judge([allow({ Resource: 'arn:aws:sagemaker' })])).toMatchObject({ is: 'allowed' })
  })

  test('knows NotAction and NotResource', () => {
    expect(judge([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }])).toMatchObject({ is: 'allowed' })
    expect(judge([{ Effect: 'Allow', Action: '*', NotResource: JOB }])).toEqual({ is: 'not_allowed' })
  })
})

describe('a condition', () => {
  const key = 'sagemaker:InterContainerTrafficEncryption'
  test.each([
    ['BoolIfExists denies the absent key', 'BoolIfExists', {}, 'denied'],
    ['BoolIfExists denies false', 'BoolIfExists', { [key]: 'false' }, 'denied'],
    ['BoolIfExists spares true', 'BoolIfExists', { [key]: 'true' }, 'allowed'],
    ['Bool misses the absent key', 'Bool', {}, 'allowed'],
  ])('%s', (_title, operator, context, expected) => {
    const guard = deny({ Condition: { [operator]: { [key]: 'false' } } })
    expect(judge([allow({}), guard], { context }).is).toBe(expected)
  })

  test.each([
    ['StringEquals', 'sts:ExternalId', 'a', { 'sts:externalid': 'a' }, true],
    ['StringEquals', 'sts:ExternalId', 'a', {}, false],
    ['StringNotEquals', 'sts:ExternalId', 'a', {}, true],
    ['StringLike', 'sts:SourceIdentity', '*', {}, false],
    ['StringLike', 'sts:SourceIdentity', '*', { 'sts:SourceIdentity': 'x' }, true],
    ['Null', 'sts:ExternalId', 'true', {}, true],
    ['Null', 'sts:ExternalId', 'false', {}, false],
    ['NumericLessThan', 'aws:EpochTime', '100', { 'aws:EpochTime': '99' }, true],
    [
      'DateGreaterThan',
      'aws:CurrentTime',
      '2026-01-01T00:00:00Z',
      { 'aws:CurrentTime': '2026-02-01T00:00:00Z' },
      true,
    ],
    [
      'ArnLike',
      'iam:PolicyARN',
      'arn:aws:iam::aws:policy/*',
      { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/X' },
      true,
    ],
    ['ForAllValues:StringEquals', 'aws:TagKeys', ['a', 'b'], { 'aws:TagKeys': ['a'] }, true],
    ['ForAllValues:StringEquals', 'aws:TagKeys', ['a'], { 'aws:TagKeys': ['a', 'c'] }, false],
    ['ForAnyValue:StringEquals', 'aws:TagKeys', ['a'], { 'aws:TagKeys': ['a', 'c'] }, true],
    ['ForAnyValue:StringEquals', 'aws:TagKeys', ['a'], {}, false],
    ['IpAddress', 'aws:SourceIp', '127.0.0.0/8', { 'aws:SourceIp': '127.0.0.1' }, true],
  ])('%s on %s', (operator, name, wanted, context, holds) => {
    const verdict = judge([allow({ Condition: { [operator]: { [name]: wanted } } })], { context })
    expect(verdict.is === 'allowed').toBe(holds)
  })

  test.each([
    ['an unknown key', { StringEquals: { 'ec2:Vpc': 'x' } }, 'ec2:Vpc'],
    ['an unknown operator', { StringResembles: { 'sts:ExternalId': 'x' } }, 'StringResembles'],
  ])('with %s is said to be unknown', (_title, Condition, what) => {
    const verdict = judge([allow({}), allow({ Condition })])
    expect(verdict).toMatchObject({ is: 'unknown', what: expect.stringContaining(what) as string })
  })
})
