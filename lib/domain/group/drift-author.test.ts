import { expect, it } from 'vitest'
import { outsideChangeOf } from './drift-author.ts'

const own = 'arn:aws:iam::111122223333:role/cleardata-safeguards-membership'

function record(userIdentity: object, changes: object = {}): string {
  return JSON.stringify({
    eventTime: '2026-11-25T10:00:00Z',
    eventName: 'AddUserToGroup',
    requestParameters: { groupName: 'Safeguard-Sagemaker', userName: 'ben' },
    userIdentity,
    ...changes,
  })
}
const role = (name: string, session: string, arn = `arn:aws:iam::111122223333:role/${name}`) => ({
  type: 'AssumedRole',
  arn: `arn:aws:sts::111122223333:assumed-role/${name}/${session}`,
  sessionContext: { sessionIssuer: { arn, userName: name } },
})

it('names who called as people know them', () => {
  const by = (identity: object) => outsideChangeOf(record(identity), own)?.by
  expect(by({ type: 'IAMUser', userName: 'ann', arn: 'arn:aws:iam::111122223333:user/ann' })).toBe('ann')
  expect(by({ type: 'Root', arn: 'arn:aws:iam::111122223333:root' })).toBe('the root user')
  expect(by(role('Admin', 'ann@example'))).toBe('ann@example in role Admin')
  expect(by({ ...role('Admin', 'x'), arn: undefined })).toBe('role Admin')
  expect(by({ ...role('Deploy', 'x'), invokedBy: 'cloudformation.amazonaws.com' })).toBe(
    'cloudformation.amazonaws.com',
  )
  expect(by({ type: 'AWSService' })).toBe('somebody whom CloudTrail does not name')
})

it('leaves out our own role, other groups, refused calls and what is no record', () => {
  const ann = { type: 'IAMUser', userName: 'ann' }
  expect(outsideChangeOf(record(role('cleardata-safeguards-membership', 'x', own)), own)).toBe(null)
  const other = { requestParameters: { groupName: 'Admins', userName: 'ben' } }
  expect(outsideChangeOf(record(ann, other), own)).toBe(null)
  expect(outsideChangeOf(record(ann, { errorCode: 'AccessDenied' }), own)).toBe(null)
  expect(outsideChangeOf(record(ann, { eventName: 'CreateUser' }), own)).toBe(null)
  expect(outsideChangeOf('not JSON', own)).toBe(null)
  expect(outsideChangeOf(record(ann, { errorCode: null }), own)).toMatchObject({ action: 'add' })
  expect(outsideChangeOf(record(ann, { eventName: 'RemoveUserFromGroup' }), own)).toMatchObject({
    action: 'remove',
    userName: 'ben',
    at: new Date('2026-11-25T10:00:00Z'),
  })
})
