import { describe, expect, it } from 'vitest'
import { readOne, readPath, stepsOf } from './read-path.ts'

const found = (path: string, value: unknown) => ({ path, value, isMalformed: false })
const malformed = (path: string, value: unknown) => ({ path, value, isMalformed: true })

describe('reading a path', () => {
  it('finds what stands there, and every entry of a list', () => {
    expect(readPath({ A: { B: 7 } }, 'A.B')).toEqual([found('A.B', 7)])
    expect(readPath({ A: [{ B: 1 }, { B: 2 }] }, 'A[].B')).toEqual([found('A[0].B', 1), found('A[1].B', 2)])
    expect(readPath({ A: [1, 2] }, 'A[]')).toEqual([found('A[0]', 1), found('A[1]', 2)])
    expect(readPath({ A: [] }, 'A[].B')).toEqual([])
  })

  it('finds one absent leaf below an absent parent, and nothing below an absent list', () => {
    for (const absent of [undefined, null]) {
      expect(readPath({ A: absent }, 'A.B.C')).toEqual([found('A.B.C', undefined)])
      expect(readPath({ A: absent }, 'A[].B')).toEqual([])
      expect(readPath({ A: absent }, 'A.B[].C')).toEqual([])
      expect(readPath(absent, 'A')).toEqual([found('A', undefined)])
    }
    expect(readPath({ A: { B: null } }, 'A.B')).toEqual([found('A.B', null)])
  })

  it('stops at what has another shape, and says where', () => {
    expect(readPath({ A: 'text' }, 'A.B.C')).toEqual([malformed('A', 'text')])
    expect(readPath({ A: 'text' }, 'A[].B')).toEqual([malformed('A', 'text')])
    expect(readPath({ A: 'text' }, 'A[]')).toEqual([malformed('A', 'text')])
    expect(readPath({ A: [7, { B: 1 }] }, 'A[].B')).toEqual([malformed('A[0]', 7), found('A[1].B', 1)])
    expect(readPath({ A: [7] }, 'A[].B[].C')).toEqual([malformed('A[0]', 7)])
    expect(readPath([], 'A')).toEqual([malformed('', [])])
  })

  it('reads fields of its own alone, not those that every object inherits', () => {
    expect(readPath({}, 'constructor')).toEqual([found('constructor', undefined)])
    expect(readPath({}, 'toString.name')).toEqual([found('toString.name', undefined)])
  })

  it('reads one place where a path names one', () => {
    expect(readOne({ A: { B: false } }, 'A.B')).toEqual(found('A.B', false))
    expect(readOne({}, 'A.B')).toEqual(found('A.B', undefined))
  })
})

it.each([
  ['A', ['A']],
  ['A.B', ['A', 'B']],
  ['A[1].B', ['A', 1, 'B']],
  ['Long[12].B[0]', ['Long', 12, 'B', 0]],
  ['A[]', ['A[]']],
  ['A[x]', ['A[x]']],
  ['A[1]x', ['A[1]x']],
  ['A\n[1]', ['A\n[1]']],
])('the steps of %j', (path, steps) => {
  expect(stepsOf(path)).toEqual(steps)
})
