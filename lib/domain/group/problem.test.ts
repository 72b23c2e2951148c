import { describe, expect, it } from 'vitest'
import { describeProblem, mayPass, problemKinds, recreatedProblem } from './problem.ts'

const asked = { action: 'iam:AddUserToGroup', awsMessage: 'said AWS', userName: 'ana' }
const kindOf = (error: string) => describeProblem({ ...asked, error }).kind

describe('what AWS refuses', () => {
  it.each([
    ['NoSuchEntity', 'user_gone'],
    ['LimitExceeded', 'limit_exceeded'],
    ['AccessDeniedException', 'access_denied'],
    ['ConcurrentModification', 'concurrent'],
    ['ConcurrentModificationException', 'concurrent'],
    ['EntityTemporarilyUnmodifiable', 'concurrent'],
    ['EntityTemporarilyUnmodifiableException', 'concurrent'],
    ['ThrottlingException', 'throttled'],
    ['TooManyRequestsException', 'throttled'],
    ['ServiceUnavailable', 'unavailable'],
    ['ServiceUnavailableException', 'unavailable'],
    ['ServiceFailureException', 'unavailable'],
    ['ETIMEDOUT', 'unavailable'],
    ['AccessDeniedExceptional', 'other'],
    ['ExceptionAccessDenied', 'other'],
  ])('%s is %s', (error, kind) => {
    expect(kindOf(error)).toBe(kind)
  })

  it('is said with the user’s groups where they are known', () => {
    const said = (groups?: string[]) => describeProblem({ ...asked, error: 'LimitExceeded', groups }).message
    expect(said(['a', 'b'])).toMatch(
      /^ana is in as many groups as AWS allows \(2\): a, b\. Take the user out/,
    )
    expect(said([])).toMatch(/^ana is in as many groups as AWS allows\. Take the user out/)
    expect(said()).toMatch(/^ana is in as many groups as AWS allows\. Take the user out/)
  })

  it('is said without a name where nobody is named, and of a change that is under way', () => {
    const { userName: _, ...nobody } = asked
    expect(describeProblem({ ...nobody, error: 'NoSuchEntity' }).message).toMatch(/no user the user any more/)
    expect(describeProblem({ ...asked, error: 'ConcurrentModification' }).message).toBe(
      'AWS is changing the same user or group just now. We try again by ourselves.',
    )
  })

  it('passes by itself where AWS is slow, away or busy, and nowhere else', () => {
    expect(problemKinds.filter(mayPass)).toEqual(['throttled', 'unavailable', 'concurrent'])
  })
})

it('tells of a user who was made again under the same name', () => {
  expect(recreatedProblem('ana')).toEqual({
    ...{ kind: 'user_recreated', action: 'iam:GetUser', error: 'UserIdDiffers' },
    message:
      'The user ana was deleted and made again: it is another user under the same name. Nothing was changed. Check who it is, then choose the new one.',
  })
})
