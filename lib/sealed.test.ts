import { beforeAll, expect, it } from 'vitest'
import { seal, unseal } from './sealed.ts'

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgresql://portal@localhost/portal',
    DIRECT_DATABASE_URL: 'postgresql://portal@localhost/portal',
    PORTAL_URL: 'http://localhost:4300',
    AUTH_SECRET: 'a secret for tests alone, and long enough',
    OIDC_ISSUER: 'http://localhost:4400',
    OIDC_CLIENT_ID: 'safeguards-portal',
    OIDC_CLIENT_SECRET: 'for tests alone',
    BROKER_PRINCIPAL_ARN: 'arn:aws:iam::999988887777:user/portal-broker',
    SAFEGUARDS_DEMO: '1',
  })
})

it('opens what it sealed, and seals differently each time', () => {
  const sealed = seal('webhook', 'row-1', 'whsec ä')
  expect(unseal('webhook', 'row-1', sealed)).toBe('whsec ä')
  expect(sealed).not.toContain('whsec')
  expect(seal('webhook', 'row-1', 'whsec ä')).not.toBe(sealed)
  expect(unseal('webhook', 'row-1', seal('webhook', 'row-1', ''))).toBe('')
})

it('opens nothing that was moved, changed, made for another purpose or never sealed', () => {
  const sealed = seal('webhook', 'row-1', 'hidden')
  const [made, nonce, tag, body] = sealed.split('.')
  expect(() => unseal('webhook', 'row-2', sealed)).toThrow()
  expect(() => unseal('provider', 'row-1', sealed)).toThrow()
  expect(() => unseal('webhook', 'row-1', [made, nonce, tag, `${body}AA`].join('.'))).toThrow()
  expect(() => unseal('webhook', 'row-1', [made, nonce, tag?.slice(0, 6), body].join('.'))).toThrow()
  expect(() => unseal('webhook', 'row-1', 'hidden')).toThrow()
})
