import { describe, expect, it } from 'vitest'
import { preventivePolicy, preventiveTexts, wouldDeny } from './prevention.ts'

describe('the policy that prevents', () => {
  it('denies what says false or nothing, and of schedules what says false', () => {
    const [creates, schedules] = preventivePolicy().Statement
    expect(creates).toMatchObject({
      ...{ Sid: 'DenyUnencrypted', Effect: 'Deny', Resource: '*' },
      Condition: { BoolIfExists: { 'sagemaker:InterContainerTrafficEncryption': 'false' } },
    })
    expect(schedules).toEqual({
      ...{ Sid: 'DenySchedules', Effect: 'Deny', Resource: '*' },
      Action: ['sagemaker:CreateMonitoringSchedule', 'sagemaker:UpdateMonitoringSchedule'],
      Condition: { Bool: { 'sagemaker:InterContainerTrafficEncryption': 'false' } },
    })
    expect(preventivePolicy().Version).toBe('2012-10-17')
  })

  it('is put to use by commands that can be pasted', () => {
    const { scp, iam } = preventiveTexts()
    expect(scp).toBe(
      [
        'aws organizations create-policy --type SERVICE_CONTROL_POLICY \\',
        '  --name encrypt-sagemaker-in-transit --description "Encryption in transit for SageMaker jobs" \\',
        '  --content file://prevent.json',
      ].join('\n'),
    )
    expect(iam).toBe(
      [
        'aws iam put-group-policy --group-name Safeguard-Sagemaker \\',
        '  --policy-name encrypt-sagemaker-in-transit --policy-document file://prevent.json',
      ].join('\n'),
    )
  })
})

describe('whether it would have denied a schedule', () => {
  const own = 'MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig'
  const off = { message: '', path: `${own}.EnableInterContainerTrafficEncryption`, value: false }
  const absent = { message: '', path: `${own}.EnableInterContainerTrafficEncryption` }
  const named = { message: '', path: 'MonitoringScheduleConfig.MonitoringJobDefinitionName' }
  it.each([
    ['its own setting, among other reasons', [named, off], true],
    ['another setting that is false', [{ ...off, path: `${own}.EnableNetworkIsolation` }], null],
    ['a definition it names, and a setting of its own', [named, absent], null],
    ['a reason without a place', [{ message: '' }], null],
    ['a definition it names alone', [named], false],
  ])('by %s', (_, reasons, expected) => {
    expect(wouldDeny({ type: 'monitoring-schedule', status: 'failing', reasons })).toBe(expected)
  })
})
