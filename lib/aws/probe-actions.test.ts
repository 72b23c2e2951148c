import { expect, it } from 'vitest'
import { grantedActions } from '#lib/domain/accounts/template.ts'
import { probedActions } from './probe-actions.ts'

it('can try every action that the template grants, and no other', () => {
  const granted = Object.values(grantedActions).flatMap((statements) =>
    statements.flatMap(({ actions }) => actions),
  )
  expect([...new Set(granted)].sort()).toEqual([...probedActions].sort())
})
