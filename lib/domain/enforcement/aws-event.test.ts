import { describe, expect, it } from 'vitest'
import { readTuningJobEvent } from './aws-event.ts'

const base = { id: 'e-1', account: '111122223333', region: 'us-east-1', time: '2026-10-04T13:46:49Z' }
const change = (detail: object, resources: unknown[] = []) => ({
  ...base,
  'detail-type': 'SageMaker HyperParameter Tuning Job State Change',
  detail,
  resources,
})

const call = {
  ...base,
  'detail-type': 'AWS API Call via CloudTrail',
  detail: {
    eventName: 'CreateHyperParameterTuningJob',
    userIdentity: { arn: 'arn:aws:sts::111122223333:assumed-role/ml/ana@x.example' },
    requestParameters: { hyperParameterTuningJobName: 'risk-hpo-1' },
  },
}

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
    expect(readTuningJobEvent(call)).toMatchObject({
      kind: 'create_call',
      jobName: 'risk-hpo-1',
      creatorArn: 'arn:aws:sts::111122223333:assumed-role/ml/ana@x.example',
    })
    expect(readTuningJobEvent({ ...call, detail: { ...call.detail, errorCode: 'AccessDenied' } })).toBeNull()
  })

  it.each<[string, unknown]>([
    ['a script', '<script>'],
    ['words before an ARN', 'x arn:aws:sts::111122223333:assumed-role/ml/ana'],
    ['an ARN and more', 'arn:aws:sts::111122223333:assumed-role/ml/ana <b>'],
    ['a list', ['arn:aws:sts::111122223333:assumed-role/ml/ana']],
    ['nothing', undefined],
  ])('believes no creator that is %s', (_, arn) => {
    expect(readTuningJobEvent({ ...call, detail: { ...call.detail, userIdentity: { arn } } })).toMatchObject({
      ...{ jobName: 'risk-hpo-1', creatorArn: null },
    })
  })

  it('reads a call that says nothing of its caller or of its request', () => {
    const { userIdentity: _identity, ...anonymous } = call.detail
    expect(readTuningJobEvent({ ...call, detail: anonymous })?.creatorArn).toBeNull()
    const { requestParameters: _request, ...empty } = call.detail
    expect(readTuningJobEvent({ ...call, detail: empty })).toBeNull()
    const spelled = { ...empty, requestParameters: { HyperParameterTuningJobName: 'risk-hpo-2' } }
    expect(readTuningJobEvent({ ...call, detail: spelled })?.jobName).toBe('risk-hpo-2')
  })

  it.each([
    ['another call', { ...call, detail: { ...call.detail, eventName: 'StopHyperParameterTuningJob' } }],
    ['the same call under another heading', { ...call, 'detail-type': 'AWS Service Event via CloudTrail' }],
    ['an ARN in a longer text', change({}, ['see arn:aws:sagemaker:us-east-1:111122223333:tuningJob/risk'])],
    ['an ARN of two lines', change({}, ['arn:aws:sagemaker:us-east-1:111122223333:tuningJob/risk\nx'])],
  ])('takes nothing from %s', (_, event) => expect(readTuningJobEvent(event)).toBeNull())

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
