import { expect, it } from 'vitest'
import { grantedActions } from '#lib/domain/accounts/template.ts'
import { kinds } from './kinds.ts'
import { readActions } from './read-groups.ts'

it('fits each session’s actions into a session policy, which takes 2,048 characters', () => {
  for (const [group, Action] of Object.entries(readActions)) {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: ['*'] }] }
    expect(JSON.stringify(policy).length, group).toBeLessThanOrEqual(2048)
  }
})

it('calls what the read role is granted of SageMaker, and nothing else', () => {
  const granted = grantedActions.read.flatMap(({ actions }) =>
    actions.filter((action) => action.startsWith('sagemaker:')),
  )
  expect([...new Set(Object.values(readActions).flat())].sort()).toEqual([...new Set(granted)].sort())
})

it('reads each kind once', () => {
  expect(new Set(kinds.map(({ type }) => type)).size).toBe(kinds.length)
})
