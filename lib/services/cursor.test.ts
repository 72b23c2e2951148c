import { describe, expect, it } from 'vitest'
import { cursorOf, readCursor } from './cursor.ts'

const id = '6a0a9b5c-58a5-4a57-9d3c-6a1a5c0f8f11'

describe('a page’s position', () => {
  it.each([
    ['text', 'risk-hpo-1'],
    ['time', '2026-11-23T12:00:00.000Z'],
    ['number', '-1'],
  ] as const)('of a %s comes back as it was', (kind, value) =>
    expect(readCursor(cursorOf({ value, id }), kind)).toEqual({ value, id }),
  )

  it.each([
    ['time', ''],
    ['time', 'yesterday'],
    ['number', '1; drop table'],
    ['number', '99999999999'],
    ['text', 'a\0b'],
  ] as const)('refuses a %s of %j', (kind, value) =>
    expect(() => readCursor(cursorOf({ value, id }), kind)).toThrow(/damaged/),
  )

  it('refuses what is no position at all', () => {
    for (const text of ['zzz', '', 'e30', Buffer.from('{"value":1}').toString('base64url')])
      expect(() => readCursor(text, 'text')).toThrow(/damaged/)
  })
})
