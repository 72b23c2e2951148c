import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeActions, changeStates, isOpenChange, nextChangeStates } from './change.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import { createGroupTexts } from './create-group.ts'
import { comparePolicies, groupPolicy, groupPolicyName } from './group.ts'
import { marksOf, type MarkInput } from './marks.ts'
import { preventedSafeguards, preventivePolicy, preventiveTexts, wouldDeny } from './prevention.ts'
import { describeProblem, mayPass } from './problem.ts'
import { finishRefusal, nextReviewAt } from './review.ts'
import { standingFacts, standingOf } from './standing.ts'

const account = { partition: 'aws-us-gov', awsAccountId: '111122223333' }

describe('how a user stands to the group', () => {
  const still = { open: null, isJustSettled: false }

  it('is drift when AWS and the portal differ and nothing is under way', () => {
    expect(standingOf({ ...still, isInGroup: true, isKnown: false })).toBe('added_outside')
    expect(standingOf({ ...still, isInGroup: false, isKnown: true })).toBe('removed_outside')
    expect(standingOf({ ...still, isInGroup: true, isKnown: true })).toBe('member')
    expect(standingOf({ ...still, isInGroup: false, isKnown: false })).toBe('outsider')
  })

  it('is never drift while a change is under way or newer than the reading', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(...changeActions),
        fc.constantFrom('intended' as const, 'sent' as const, 'unconfirmed' as const),
        (isInGroup, isKnown, action, state) => {
          const under = standingOf({ isInGroup, isKnown, open: { action, state }, isJustSettled: false })
          const after = standingOf({ isInGroup, isKnown, open: null, isJustSettled: true })
          return !standingFacts[under].isDrift && !standingFacts[after].isDrift
        },
      ),
    )
  })

  it('says who is in which list', () => {
    expect(standingFacts.added_outside.list).toBe('members')
    expect(standingFacts.removed_outside).toMatchObject({ list: 'others', isDrift: true })
  })
})

describe('a change', () => {
  it('ends in one of five ways, and an end is final', () => {
    expect(changeStates.filter((state) => !isOpenChange(state))).toEqual([
      ...['confirmed', 'refused', 'declined', 'withdrawn', 'superseded'],
    ])
    for (const next of Object.values(nextChangeStates).flat()) expect(changeStates).toContain(next)
  })
})

describe('what AWS refuses', () => {
  const ask = (error: string, more = {}) =>
    describeProblem({ action: 'iam:AddUserToGroup', error, awsMessage: 'said AWS', userName: 'ana', ...more })

  it.each([
    ['NoSuchEntity', { missing: 'group' as const }, 'group_missing', /Create it with the template/],
    ['NoSuchEntityException', { missing: 'user' as const }, 'user_gone', /no user ana/],
    ['LimitExceeded', { groups: ['a', 'b'] }, 'limit_exceeded', /\(2\): a, b/],
    ['LimitExceededException', {}, 'limit_exceeded', /AWS does not raise this limit/],
    ['AccessDenied', {}, 'access_denied', /iam:AddUserToGroup/],
    ['AccessDenied', { action: 'sts:AssumeRole' }, 'role_refused', /Prove the account again/],
    ['Throttling', {}, 'throttled', /slow down/],
    ['ServiceFailure', {}, 'unavailable', /did not answer/],
    ['UnreadableAnswer', {}, 'unavailable', /did not answer/],
    ['InvalidInput', {}, 'other', /InvalidInput\. said AWS/],
  ])('%s %o is %s', (error, more, kind, words) => {
    expect(ask(error, more)).toMatchObject({ kind, error })
    expect(ask(error, more).message).toMatch(words)
  })

  it('tries again what passes by itself, and never a quota', () => {
    expect(mayPass('throttled')).toBe(true)
    expect(mayPass(ask('LimitExceededException').kind)).toBe(false)
    expect(mayPass(ask('AccessDenied').kind)).toBe(false)
  })
})

describe('the group’s policies', () => {
  it('are as made whatever the order of keys, changed otherwise, and say when ours is missing', () => {
    const [first, ...rest] = groupPolicy(account).Statement
    const turned = {
      Statement: [Object.fromEntries(Object.entries(first ?? {}).reverse()), ...rest],
      Version: '2012-10-17',
    }
    const inline = (document: unknown) => ({
      name: groupPolicyName,
      kind: 'inline' as const,
      arn: null,
      document,
    })
    expect(comparePolicies([inline(turned)], account)).toMatchObject({
      rows: [{ standing: 'as_made' }],
      isMissing: false,
    })
    expect(comparePolicies([inline({ Statement: [] })], account).rows[0]?.standing).toBe('changed')
    const other = {
      name: 'Admin',
      kind: 'attached' as const,
      arn: 'arn:aws:iam::aws:policy/Admin',
      document: null,
    }
    expect(comparePolicies([other], account)).toMatchObject({
      rows: [{ standing: 'added' }],
      isMissing: true,
    })
  })

  it('are ours by name and kind, and whatever else hangs there is named', () => {
    const made = { name: groupPolicyName, kind: 'inline' as const, arn: null, document: groupPolicy(account) }
    const attached = { ...made, kind: 'attached' as const, arn: 'arn:aws:iam::aws:policy/x', document: null }
    const other = { ...made, name: 'other' }
    expect(comparePolicies([made, attached, other, { ...made, document: null }], account)).toEqual({
      rows: [
        { name: groupPolicyName, kind: 'inline', arn: null, standing: 'as_made' },
        { name: groupPolicyName, kind: 'attached', arn: attached.arn, standing: 'added' },
        { name: 'other', kind: 'inline', arn: null, standing: 'added' },
        { name: groupPolicyName, kind: 'inline', arn: null, standing: 'changed' },
      ],
      isMissing: false,
    })
    expect(comparePolicies([attached, other], account).isMissing).toBe(true)
  })

  it('let members use SageMaker, see what it logs, and hand it roles that are named for it', () => {
    const statements = (role: unknown) => [
      { Sid: 'UseSageMaker', Effect: 'Allow', Action: ['sagemaker:*'], Resource: '*' },
      {
        ...{ Sid: 'SeeLogsAndMetrics', Effect: 'Allow', Resource: '*' },
        Action: [
          ...['cloudwatch:GetMetricData', 'cloudwatch:GetMetricStatistics', 'cloudwatch:ListMetrics'],
          ...['logs:DescribeLogGroups', 'logs:DescribeLogStreams'],
          ...['logs:FilterLogEvents', 'logs:GetLogEvents'],
        ],
      },
      {
        ...{ Sid: 'PassRolesForSageMaker', Effect: 'Allow', Action: ['iam:PassRole'], Resource: role },
        Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
      },
    ]
    const own = 'arn:aws-us-gov:iam::111122223333:role/*AmazonSageMaker*'
    const document = { Version: '2012-10-17', Statement: statements(own) }
    expect(groupPolicy(account)).toEqual(document)
    const template = {
      Version: '2012-10-17',
      Statement: statements({
        'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*AmazonSageMaker*',
      }),
    }
    const { cli, cloudFormation } = createGroupTexts(account)
    expect(JSON.parse(cloudFormation)).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Description: 'The IAM group Safeguard-Sagemaker',
      Resources: {
        SafeguardGroup: {
          Type: 'AWS::IAM::Group',
          Properties: {
            GroupName: 'Safeguard-Sagemaker',
            Policies: [{ PolicyName: groupPolicyName, PolicyDocument: template }],
          },
        },
      },
    })
    expect(cli.split('\n')).toEqual([
      'aws iam create-group --group-name Safeguard-Sagemaker',
      'aws iam put-group-policy --group-name Safeguard-Sagemaker \\',
      `  --policy-name ${groupPolicyName} \\`,
      `  --policy-document '${JSON.stringify(groupPolicy(account))}'`,
    ])
  })

  it('name the partition of the account', () => {
    expect(JSON.stringify(groupPolicy(account))).toContain('arn:aws-us-gov:iam::111122223333:role/')
    expect(createGroupTexts(account).cli).toContain('arn:aws-us-gov:iam::111122223333')
    expect(JSON.parse(createGroupTexts(account).cloudFormation)).toMatchObject({
      Resources: { SafeguardGroup: { Properties: { GroupName: 'Safeguard-Sagemaker' } } },
    })
  })
})

describe('prevention', () => {
  it('denies in the eleven actions that know the key', () => {
    const actions = preventivePolicy().Statement.flatMap(({ Action }) => Action as string[])
    expect(new Set(actions).size).toBe(11)
    expect(JSON.parse(preventiveTexts().policy)).toEqual(preventivePolicy())
    expect(preventiveTexts().policy.length).toBeLessThan(5120)
  })

  it('says what it would have denied, and admits what it cannot tell', () => {
    const at = (path: string, value?: boolean) => [
      { message: '', path, ...(value === undefined ? {} : { value }) },
    ]
    const switched = at('NetworkConfig.EnableInterContainerTrafficEncryption')
    expect(wouldDeny({ type: 'training-job', status: 'protected', reasons: switched })).toBe(false)
    expect(wouldDeny({ type: 'processing-job', status: 'failing', reasons: switched })).toBe(true)
    expect(wouldDeny({ type: 'tuning-job', status: 'unknown', reasons: [] })).toBe(null)
    const schedule = (reasons: ReturnType<typeof at>) =>
      wouldDeny({ type: 'monitoring-schedule', status: 'failing', reasons })
    const own = 'MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig'
    expect(schedule(at(`${own}.EnableInterContainerTrafficEncryption`, false))).toBe(true)
    expect(schedule(at(`${own}.EnableInterContainerTrafficEncryption`))).toBe(null)
    expect(schedule(at('MonitoringScheduleConfig.MonitoringJobDefinitionName'))).toBe(false)
  })

  it('asks what a safeguard of each kind asks, and the policy covers each of those kinds', () => {
    const actions = preventivePolicy().Statement.flatMap(({ Action }) => Action as string[])
    for (const id of preventedSafeguards()) {
      const [type] = findRule(id)?.resourceTypes ?? []
      const create = type === undefined ? null : resourceTypes[type].createAction
      expect(actions, id).toContain(`sagemaker:${create}`)
    }
  })
})

describe('marks', () => {
  const now = Date.parse('2026-11-24T00:00:00Z')
  const day = 86_400_000
  const at = (days: number) => new Date(now + days * day).toISOString()
  const user: MarkInput = {
    ...{ hasConsole: false, hasMfa: true, lastUsedAt: at(-1), isLastUseKnown: true, memberSince: at(-200) },
    ...{ endsAt: null, isGone: false },
  }

  it('are none for a user in order, and none for what could not be read', () => {
    expect(marksOf(user, now)).toEqual([])
    const unread = { ...user, hasConsole: null, hasMfa: null, lastUsedAt: null, isLastUseKnown: false }
    expect(marksOf(unread, now)).toEqual([])
  })

  it('name what an admin should notice', () => {
    const bad = { ...user, hasConsole: true, hasMfa: false, lastUsedAt: at(-91), endsAt: at(3) }
    expect(marksOf(bad, now)).toEqual(['no_mfa', 'console', 'stale', 'expiring'])
    expect(marksOf({ ...user, lastUsedAt: null, memberSince: at(-3) }, now)).toEqual([])
    expect(marksOf({ ...user, lastUsedAt: null }, now)).toEqual(['stale'])
  })
})

describe('a review', () => {
  it('is due from the last one, or from the first reading', () => {
    const first = new Date('2026-01-01T00:00:00Z')
    expect(nextReviewAt({ lastFinishedAt: null, firstReadAt: null, everyDays: 90 })).toBe(null)
    const next = nextReviewAt({ lastFinishedAt: null, firstReadAt: first, everyDays: 90 })
    expect(next?.toISOString()).toBe('2026-04-01T00:00:00.000Z')
  })

  it('ends when every member is decided', () => {
    expect(finishRefusal([{ decision: 'kept' }, { decision: null }])).toMatch(/One member is not decided/)
    expect(finishRefusal([{ decision: 'kept' }, { decision: 'removed' }])).toBe(null)
  })
})
