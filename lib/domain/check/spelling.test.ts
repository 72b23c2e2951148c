import { describe, expect, it } from 'vitest'
import { isSpelledSmall, spellLikeTheApi, stepsInDocument } from './spelling.ts'

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })

describe('the API’s spelling', () => {
  it('reaches sixty steps down, and no further', () => {
    expect(spellLikeTheApi(nested(60))).toHaveProperty('value')
    expect(spellLikeTheApi(nested(61))).toEqual({
      problem: 'It is nested too deeply to be a request.',
      steps: Array.from({ length: 61 }, () => 'a'),
    })
  })

  it('leaves the customer’s own words alone', () => {
    expect(spellLikeTheApi({ environment: { a: 1, A: 2 }, tags: [{ key: 'k' }] })).toEqual({
      value: { Environment: { a: 1, A: 2 }, Tags: [{ Key: 'k' }] },
    })
  })

  it('is CloudTrail’s where every key at the top begins small', () => {
    expect(isSpelledSmall({ a: 1, b: 2 })).toBe(true)
    expect([{}, [], null, { a: 1, B: 2 }, { A: 1 }].filter(isSpelledSmall)).toEqual([])
  })
})

describe('a path’s steps in a document', () => {
  const document = { a: [{ b: 1 }, { B: null }], c: null }
  it.each([
    [
      ['A', 0, 'B'],
      ['a', 0, 'b'],
    ],
    [
      ['A', 1, 'B'],
      ['a', 1, 'B'],
    ],
    [['A', 2, 'B'], ['a']],
    [
      ['A', 1, 'D'],
      ['a', 1],
    ],
    [['C', 0], ['c']],
    [['C', 'D'], ['c']],
    [[0], []],
  ])('%j are %j', (steps, found) => {
    expect(stepsInDocument(document, steps)).toEqual(found)
  })
})
