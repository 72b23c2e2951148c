import { describe, expect, it } from 'vitest'
import {
  comesIn,
  opens,
  readSignIn,
  redirectAddress,
  sameIssuer,
  signInOf,
  trialOf,
  whyLockedOut,
  whyNotJoin,
} from './sign-in.ts'

const own = { issuer: 'https://portal.example', homeCustomerId: null }
const theirs = { issuer: 'https://login.acme.health', homeCustomerId: 'acme' }
const provider = { issuer: 'https://login.acme.health', isRequired: false }
const required = { ...provider, isRequired: true }

describe('the trust boundary', () => {
  it.each([
    ['the portal’s person, no provider', own, 'acme', null, true],
    ['the portal’s person, a provider beside it', own, 'acme', provider, true],
    ['the portal’s person, only the provider', own, 'acme', required, false],
    ['the provider’s person at home', theirs, 'acme', provider, true],
    ['the provider’s person at home, only it', theirs, 'acme', required, true],
    ['the provider’s person in another customer', theirs, 'harbor', null, false],
    ['the provider’s person in another customer with the same issuer', theirs, 'harbor', provider, false],
    ['the provider’s person once it has ended', theirs, 'acme', null, false],
    [
      'the provider’s person once another took its place',
      theirs,
      'acme',
      { ...provider, issuer: 'https://x' },
      false,
    ],
  ] as const)('%s', (_which, signer, customer, inForce, expected) => {
    expect(opens(signer, customer, inForce)).toBe(expected)
    expect(whyNotJoin(signer, customer, inForce) === null).toBe(expected)
  })
})

it('doubts the people of a provider that support lifted, until they signed in with it again', () => {
  const [before, lifted, after] = [new Date(1000), new Date(2000), new Date(3000)]
  expect(comesIn({ ...theirs, lastSignIn: before }, 'acme', provider, null)).toBe(true)
  expect(comesIn({ ...theirs, lastSignIn: lifted }, 'acme', provider, lifted)).toBe(false)
  expect(comesIn({ ...theirs, lastSignIn: before }, 'acme', provider, lifted)).toBe(false)
  expect(comesIn({ ...theirs, lastSignIn: after }, 'acme', provider, lifted)).toBe(true)
  expect(comesIn({ ...theirs, lastSignIn: before }, 'acme', required, lifted)).toBe(true)
  expect(comesIn({ ...own, lastSignIn: before }, 'acme', provider, lifted)).toBe(true)
  expect(comesIn({ ...own, lastSignIn: after }, 'acme', required, null)).toBe(false)
})

it('tells whoever is kept out by which door they come in', () => {
  expect(whyNotJoin(own, 'acme', required)).toMatch(/^This customer takes only people .* its own provider/)
  expect(whyNotJoin(theirs, 'harbor', null)).toMatch(/^You signed in with another organisation’s provider/)
})

describe('a change of the sign-in', () => {
  it('leaves an admin who can come in', () => {
    expect(whyLockedOut([own], 'acme', provider)).toBeNull()
    expect(whyLockedOut([own], 'acme', required)).toMatch(/No admin signs in with your provider/)
    expect(whyLockedOut([own, theirs], 'acme', required)).toBeNull()
    expect(whyLockedOut([theirs], 'acme', null)).toMatch(/could sign in any more/)
    expect(whyLockedOut([], 'acme', null)).not.toBeNull()
  })
})

describe('addresses', () => {
  it.each([
    ['at-northwind', { slug: 'northwind', isTrial: false }],
    ['try-north-wind', { slug: 'north-wind', isTrial: true }],
    ...[
      'oidc',
      'at-',
      'at-support',
      'at-a',
      'northwind',
      'at-North',
      'at-a/b',
      '',
      'xat-north',
      'at-north\nwind',
    ].map((id) => [id, null] as const),
  ] as const)('%s', (id, expected) => expect(readSignIn(id)).toEqual(expected))

  it('name the same issuer with or without a slash, in any case', () => {
    expect(sameIssuer('https://Login.example/', 'https://login.example')).toBe(true)
    expect(sameIssuer('https://login.example//', 'https://login.example/')).toBe(true)
    expect(sameIssuer('https://login.example/a', 'https://login.example/b')).toBe(false)
    expect(readSignIn(trialOf('acme'))).toEqual({ slug: 'acme', isTrial: true })
    expect(readSignIn(signInOf('acme'))).toEqual({ slug: 'acme', isTrial: false })
    expect(redirectAddress('https://portal.example', 'acme')).toBe(
      'https://portal.example/api/auth/callback/at-acme',
    )
  })
})
