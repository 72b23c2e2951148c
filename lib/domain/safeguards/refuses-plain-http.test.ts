import { describe, expect, it } from 'vitest'
import { refusesPlainHttp } from './refuses-plain-http.ts'

const off = { Bool: { 'aws:SecureTransport': 'false' } }
const both = ['arn:aws:s3:::data', 'arn:aws:s3:::data/*']
const deny = (change: object = {}) => ({
  ...{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both, Condition: off },
  ...change,
})
const judge = (...statements: unknown[]) => refusesPlainHttp({ Statement: statements }, 'data')
const full = { kind: 'full', statements: [0] }
const partial = (...gaps: string[]) => ({ kind: 'partial', gaps, statements: [0] })

describe('a policy that refuses plain HTTP', () => {
  it.each([
    ['as AWS writes it', {}],
    ['with the principal as an object', { Principal: { AWS: '*' } }],
    ['with the principal in a list', { Principal: { AWS: ['arn:aws:iam::1:root', '*'] } }],
    ['with BoolIfExists', { Condition: { BoolIfExists: { 'aws:SecureTransport': ['false'] } } }],
    ['in other letters', { Condition: { bool: { 'AWS:securetransport': false } } }],
    ['with the value among others', { Condition: { Bool: { 'aws:SecureTransport': ['true', 'false'] } } }],
    ['of every action', { Action: '*' }],
    ['of every action among some', { Action: ['s3:GetObject', 'S3:*'] }],
    ['on everything', { Resource: '*' }],
    ['in any partition', { Resource: ['arn:aws-us-gov:s3:::data', 'arn:*:s3:::data/*'] }],
    ['with wildcards', { Resource: ['arn:aws:s3:::d?ta', 'arn:aws:s3:::da*'] }],
    ['with one wildcard for both', { Resource: 'arn:aws:s3:::data*' }],
    ['of all buckets', { Resource: ['arn:aws:s3:::*'] }],
    ['with two wildcards', { Resource: ['arn:aws:s3:::*a*a', 'arn:aws:s3:::data/**'] }],
  ])('%s', (_, change) => {
    expect(judge(deny(change))).toEqual(full)
  })

  it('does so in two statements that share the resources, and tells which', () => {
    const [bucket, objects] = both
    expect(judge({ Effect: 'Allow' }, deny({ Resource: bucket }), deny({ Resource: objects }))).toEqual({
      kind: 'full',
      statements: [1, 2],
    })
    // One about another bucket decides nothing.
    expect(judge(deny({ Resource: 'arn:aws:s3:::other' }), deny())).toEqual({ kind: 'full', statements: [1] })
  })

  it.each([
    ['some principals', { Principal: { AWS: 'arn:aws:iam::1:root' } }, 'it names only some principals'],
    ['a service', { Principal: { Service: '*' } }, 'it names only some principals'],
    ['no principal', { Principal: undefined }, 'it names only some principals'],
    ['some actions', { Action: ['s3:GetObject', 's3:Put*'] }, 'it names only some actions, not s3:*'],
    ['the objects alone', { Resource: both[1] }, 'it leaves out the bucket itself'],
    ['the bucket alone', { Resource: both[0] }, 'it leaves out some or all objects'],
    ['some objects', { Resource: [both[0], 'arn:aws:s3:::data/raw/*'] }, 'it leaves out some or all objects'],
    [
      'objects by a pattern',
      { Resource: [both[0], 'arn:aws:s3:::d?ta/*'] },
      'it leaves out some or all objects',
    ],
    [
      'a further condition',
      { Condition: { ...off, StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
      'it holds only under further conditions',
    ],
    [
      'a further key of the same operator',
      { Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:ViaAWSService': 'false' } } },
      'it holds only under further conditions',
    ],
  ])('does so in part where it names %s', (_, change, gap) => {
    expect(judge(deny(change))).toEqual(partial(gap))
  })

  it.each([
    ['allows', { Effect: 'Allow' }],
    ['asks for nothing', { Condition: undefined }],
    ['asks for secure transport', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    ['asks for another key', { Condition: { Bool: { 'aws:ViaAWSService': 'false' } } }],
    ['asks by another operator', { Condition: { StringEquals: { 'aws:SecureTransport': 'false' } } }],
    ['asks by a longer operator', { Condition: { BoolIfExistsX: { 'aws:SecureTransport': 'false' } } }],
    ['asks by an operator before it', { Condition: { NotBool: { 'aws:SecureTransport': 'false' } } }],
    ['asks for a version of TLS', { Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } }],
  ])('does not where it %s', (_, change) => {
    expect(judge(deny(change))).toEqual({ kind: 'none' })
  })

  it.each([
    ['of a longer name', 'arn:aws:s3:::data-2'],
    ['of a shorter name', 'arn:aws:s3:::dat'],
    ['of another service', 'arn:aws:sqs:::data'],
    ['of another account’s form', 'arn:aws:s3:eu-west-1:1:data'],
    ['with words before it', 'x arn:aws:s3:::data'],
    ['of a pattern too long', 'arn:aws:s3:::data?'],
    ['of a pattern that begins otherwise', 'arn:aws:s3:::x*'],
    ['of an empty name', 'arn:aws:s3:::'],
  ])('leaves out a bucket %s', (_, resource) => {
    expect(judge(deny({ Resource: [resource, both[1]] }))).toEqual(partial('it leaves out the bucket itself'))
  })

  it('says what is missing of the statement that comes nearest', () => {
    const far = deny({ Principal: 'x', Action: 's3:GetObject', Resource: 'arn:aws:s3:::other' })
    const near = deny({ Action: 's3:GetObject' })
    const nearest = { kind: 'partial', gaps: ['it names only some actions, not s3:*'] }
    expect(judge(far, near)).toEqual({ ...nearest, statements: [1] })
    expect(judge(near, far)).toEqual({ ...nearest, statements: [0] })
    expect(judge(far)).toEqual(
      partial(
        'it names only some principals',
        'it names only some actions, not s3:*',
        'it leaves out the bucket itself',
        'it leaves out some or all objects',
      ),
    )
  })

  it('is read as one statement or many, and not at all where a statement is none', () => {
    expect(refusesPlainHttp({ Statement: deny() }, 'data')).toEqual(full)
    for (const policy of [null, 'x', {}, { Statement: null }, { Statement: [deny(), 7] }])
      expect(refusesPlainHttp(policy, 'data')).toBeNull()
    expect(refusesPlainHttp({ Statement: [] }, 'data')).toEqual({ kind: 'none' })
  })
})
