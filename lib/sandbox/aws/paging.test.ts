import { expect, test } from 'vitest'
import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { page } from '#lib/sandbox/aws/paging.ts'

function ask(
  items: string[],
  token: string | undefined,
  options: { shortPages?: boolean; listing?: string } = {},
) {
  return page({
    listing: options.listing ?? 'l',
    items,
    idOf: (item) => item,
    size: 4,
    token,
    shortPages: options.shortPages ?? false,
    mayBeEmpty: true,
    invalidToken: () => new AwsError('ValidationException', 'Invalid NextToken'),
  })
}

const LETTERS = [...'abcdefghij']

test.each([false, true])('pages give every item once (short pages: %s)', (shortPages) => {
  const sizes: number[] = []
  const all: string[] = []
  let token: string | undefined
  do {
    const { items, next } = ask(LETTERS, token, { shortPages })
    sizes.push(items.length)
    all.push(...items)
    token = next
  } while (token !== undefined)
  expect(all).toEqual(LETTERS)
  expect(sizes).toEqual(shortPages ? [0, 2, 4, 0, 2, 2] : [4, 4, 2])
})

test('a token goes on after the item it saw last, also when the list has shifted', () => {
  const { next } = ask(LETTERS, undefined)
  expect(ask(['0', ...LETTERS], next).items).toEqual(['e', 'f', 'g', 'h'])
})

test('a token serves only its own listing, and only as it was given', () => {
  const { next } = ask(LETTERS, undefined)
  expect(() => ask(LETTERS, next, { listing: 'other' })).toThrow('Invalid NextToken')
  expect(() => ask(LETTERS, `${next}x`)).toThrow('Invalid NextToken')
  expect(() => ask(LETTERS, 'garbage')).toThrow('Invalid NextToken')
})
