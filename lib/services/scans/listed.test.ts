import { expect, it } from 'vitest'
import { newsSince, readListed, withListed } from './listed.ts'

const at = (iso: string) => new Date(iso)

it('asks for everything at first, then for news with an overlap, and for everything once a day', () => {
  expect(newsSince({}, 'tuning-job', at('2026-11-25T10:00:00Z'))).toBeUndefined()
  const first = withListed({}, 'tuning-job', 'searched', at('2026-11-25T10:00:00Z'))
  expect(newsSince(first, 'tuning-job', at('2026-11-25T10:05:00Z'))).toEqual(at('2026-11-25T09:45:00Z'))
  const news = withListed(first, 'tuning-job', 'news', at('2026-11-25T20:00:00Z'))
  expect(newsSince(news, 'tuning-job', at('2026-11-26T09:59:00Z'))).toEqual(at('2026-11-25T19:45:00Z'))
  expect(newsSince(news, 'tuning-job', at('2026-11-26T10:00:01Z'))).toBeUndefined()
  expect(newsSince(news, 'training-job', at('2026-11-25T20:01:00Z'))).toBeUndefined()
})

it('takes what it cannot read for nothing', () => {
  expect(readListed(null)).toEqual({})
  expect(readListed({ 'tuning-job': { at: 'x' } })).toEqual({})
})
