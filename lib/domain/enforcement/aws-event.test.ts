import { describe, expect, it } from 'vitest'
import { readTuningJobEvent } from './aws-event.ts'

const base = { id: 'e-1', account: '111122223333', region: 'us-east-1', time: '2026-10-04T13:46:49Z' }
const change = (detail: object, resources: unknown[] = []) => ({
  ...base,
  'detail-type': 'SageMaker HyperParameter Tuning Job State Change',
  detail,
  resources,
})

describe('an event of a tuning job', () => {
  it.each([
    ['its name', change({ HyperParameterTuningJobName: 'risk-hpo-1' })],
    [
      'the ARN as it arrives',
      change({}, ['arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/risk-hpo-1']),
    ],
    [
      'the ARN as AWS’s page has it',
      change({}, ['arn:aws:sagemaker:us-east-1:111122223333:tuningJob/risk-hpo-1']),
    ],
    [
      'absent members as null',
      change({
        HyperParameterTuningJobName: null,
        HyperParameterTuningJobArn:
          'arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:hyper-parameter-tuning-job/risk-hpo-1',
      }),
    ],
  ])('is known by %s', (_, event) =>
    expect(readTuningJobEvent(event)).toEqual({
      ...{ eventId: 'e-1', kind: 'state_change', awsAccountId: '111122223333', region: 'us-east-1' },
      ...{ jobName: 'risk-hpo-1', at: new Date('2026-10-04T13:46:49Z'), creatorArn: null },
    }),
  )

  it('tells who created the job when CloudTrail does', () => {
    const call = {
      ...base,
      'detail-type': 'AWS API Call via CloudTrail',
      detail: {
        eventName: 'CreateHyperParameterTuningJob',
        userIdentity: { arn: 'arn:aws:sts::111122223333:assumed-role/ml/ana@x.example' },
        requestParameters: { hyperParameterTuningJobName: 'risk-hpo-1' },
      },
    }
    expect(readTuningJobEvent(call)).toMatchObject({
      kind: 'create_call',
      jobName: 'risk-hpo-1',
      creatorArn: 'arn:aws:sts::111122223333:assumed-role/ml/ana@x.example',
    })
    expect(readTuningJobEvent({ ...call, detail: { ...call.detail, errorCode: 'AccessDenied' } })).toBeNull()
    const forged = { ...call.detail, userIdentity: { arn: '<script>' } }
    expect(readTuningJobEvent({ ...call, detail: forged })?.creatorArn).toBeNull()
  })

  it('is nothing when it is of something else, and refused when it is no event', () => {
    expect(
      readTuningJobEvent({ ...change({}), 'detail-type': 'EC2 Instance State-change Notification' }),
    ).toBeNull()
    expect(readTuningJobEvent(change({ HyperParameterTuningJobName: '../x' }))).toBeNull()
    for (const bad of [
      null,
      'x',
      {},
      { ...change({}), account: '1' },
      { ...change({}), region: '*' },
      { ...change({}), time: 'now' },
    ])
      expect(() => readTuningJobEvent(bad)).toThrow()
  })
})
