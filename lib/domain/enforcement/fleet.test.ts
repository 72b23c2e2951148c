import { expect, it } from 'vitest'
import { bitOf, fleetProblems, problemsOf } from './fleet.ts'

it('sorts by the worst problem, then by the next', () => {
  const bits = fleetProblems.map(bitOf)
  expect(bits).toEqual(bits.toSorted((left, right) => right - left))
  expect(bitOf('late')).toBeGreaterThan(
    fleetProblems.slice(fleetProblems.indexOf('late') + 1).reduce((sum, problem) => sum + bitOf(problem), 0),
  )
})

it('reads back what a number holds', () => {
  expect(problemsOf(0)).toEqual([])
  expect(problemsOf(bitOf('gaps') + bitOf('blind'))).toEqual(['blind', 'gaps'])
  expect(problemsOf(2 ** fleetProblems.length - 1)).toEqual(fleetProblems)
})
