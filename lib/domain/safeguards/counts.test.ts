import { expect, it } from 'vitest'
import { isUuid } from '#lib/domain/uuid.ts'
import { catalogue, compareSafeguards, enforcedSafeguard } from './catalogue.ts'
import { addCounts, noCounts } from './counts.ts'

it('adds counts, each to its own', () => {
  const some = { protected: 1, failing: 2, unknown: 3, not_applicable: 4, excluded: 1, total: 10 }
  expect(addCounts(noCounts, some)).toEqual(some)
  expect(addCounts(some, { ...some, failing: 20, total: 28 })).toEqual({
    ...{ protected: 2, failing: 22, unknown: 6, not_applicable: 8, excluded: 2, total: 38 },
  })
})

it('knows an id when it sees one', () => {
  const id = '0b8f0f0e-7c1d-4d4e-9d5f-0123456789ab'
  expect(isUuid(id)).toBe(true)
  expect(isUuid(id.toUpperCase())).toBe(true)
  for (const text of ['', 'x', `${id}0`, `x${id}`, id.replaceAll('-', ''), id.replace('0', 'g')])
    expect(isUuid(text), text).toBe(false)
})

it('sorts safeguards as the catalogue has them, and what it no longer has last', () => {
  const ids = catalogue.map(({ id }) => id)
  expect([...ids, 'gone'].toReversed().sort(compareSafeguards)).toEqual([...ids, 'gone'])
  expect(ids[0]).toBe(enforcedSafeguard)
  expect(compareSafeguards('gone', 'gone too')).toBe(0)
})
