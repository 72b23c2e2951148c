import { parseAsStringLiteral } from 'nuqs/server'
import { describe, expect, it } from 'vitest'
import { damagedFilters, parseAsCursor, parseAsFind, parseAsRegion, parseAsUuid } from './filter-parsers.ts'

const parsers = {
  account: parseAsUuid,
  region: parseAsRegion,
  q: parseAsFind,
  after: parseAsCursor,
  state: parseAsStringLiteral(['stopped']),
}
const id = '0f0e0d0c-0b0a-4908-8706-050403020100'
const after = Buffer.from(JSON.stringify({ value: 'zürich', id })).toString('base64url')

describe('filters in an address', () => {
  it('takes what the portal writes', () => {
    const address = new URLSearchParams({
      account: id,
      region: 'us-gov-west-1',
      q: '100% é',
      after,
      state: 'stopped',
    })
    expect(damagedFilters(parsers, address)).toEqual([])
    expect(parseAsCursor.parse(after)).toBe(after)
  })

  it('names what is damaged, and reads it as not given', () => {
    const address = new URLSearchParams('account=foo&region=%00&q=a%00b&after=zzz&state=xx')
    expect(damagedFilters(parsers, address)).toEqual(['account', 'region', 'q', 'after', 'state'])
    expect(parseAsUuid.parse('foo')).toBeNull()
  })

  it('does not complain of what is empty or absent', () => {
    expect(damagedFilters(parsers, new URLSearchParams('account=&state='))).toEqual([])
  })
})
