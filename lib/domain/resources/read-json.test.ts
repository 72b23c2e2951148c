import { expect, it } from 'vitest'
import { asArray, asCount, asObject, isAbsent } from './read-json.ts'

const object = { a: 1 }
const list = [1]

it('tells objects from lists, nothing and plain values', () => {
  expect(asObject(object)).toBe(object)
  for (const other of [null, undefined, list, 'x', 7, true, () => 1]) expect(asObject(other)).toBeNull()
  expect(asArray(list)).toBe(list)
  for (const other of [null, undefined, object, 'x', { length: 1 }]) expect(asArray(other)).toBeNull()
})

it('takes null and what was never given for absent, and no value that only looks empty', () => {
  expect([null, undefined].every(isAbsent)).toBe(true)
  for (const present of [0, '', false, [], {}]) expect(isAbsent(present)).toBe(false)
})

it('counts whole numbers from zero on', () => {
  expect([0, 1, 40].map(asCount)).toEqual([0, 1, 40])
  for (const other of [-1, 0.5, NaN, Infinity, '3', null, undefined, 2 ** 53, [1], 3n])
    expect(asCount(other)).toBeNull()
})
