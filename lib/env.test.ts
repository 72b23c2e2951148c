import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnv } from './env.ts'

const made = () => randomBytes(32).toString('base64url')
const canary = `canary${made()}`
const good = {
  DATABASE_URL: `postgresql://portal:${canary}@db/safeguards?sslmode=verify-full`,
  DIRECT_DATABASE_URL: `postgresql://portal:${canary}@db/safeguards?sslmode=verify-full`,
  PORTAL_URL: 'https://portal.acme.health',
  AUTH_SECRET: made(),
  OIDC_ISSUER: 'https://login.acme.health',
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: made(),
  BROKER_PRINCIPAL_ARN: 'arn:aws:iam::123412341234:role/portal-broker',
} as unknown as NodeJS.ProcessEnv

/** What the demo and the tests start with. */
const demo = {
  ...good,
  PORTAL_URL: 'http://localhost:4300',
  AUTH_SECRET: 'a secret for tests alone, and long enough',
  OIDC_ISSUER: 'http://localhost:4400',
  OIDC_CLIENT_SECRET: 'for tests alone',
  BROKER_PRINCIPAL_ARN: 'arn:aws:iam::999988887777:user/portal-broker',
}

describe('readEnv', () => {
  it('takes good settings and fills in the rest', () => {
    expect(readEnv(good)).toMatchObject({
      ...{
        SWEEP_INTERVAL_SECONDS: 60,
        INVENTORY_INTERVAL_SECONDS: 300,
        ALLOW_AWS_ENDPOINT_URL: false,
        SAFEGUARDS_DEMO: false,
      },
    })
  })

  it('names what is wrong and repeats no value', () => {
    const bad = { ...good, AUTH_SECRET: 'canary', DATABASE_URL: 'canary-not-a-url' }
    expect(() => readEnv(bad)).toThrow(/AUTH_SECRET.*|DATABASE_URL/)
    expect(() => readEnv(bad)).not.toThrow(/canary/)
    expect(() => readEnv({ ...good, PORTAL_URL: `http://${canary}.example` })).toThrow(/PORTAL_URL/)
    expect(() => readEnv({ ...good, PORTAL_URL: `http://${canary}.example` })).not.toThrow(/canary/)
  })

  it('refuses a redirected AWS endpoint unless it is said to be meant', () => {
    expect(() => readEnv({ ...good, AWS_ENDPOINT_URL_SAGEMAKER: 'http://elsewhere' })).toThrow(
      /AWS_ENDPOINT_URL_SAGEMAKER/,
    )
    expect(() => readEnv({ ...demo, SAFEGUARDS_DEMO: '1', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })).toThrow(
      /AWS_ENDPOINT_URL/,
    )
    const meant = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', ALLOW_AWS_ENDPOINT_URL: '1' }
    expect(readEnv({ ...demo, SAFEGUARDS_DEMO: '1', ...meant })).toBeTruthy()
    expect(() => readEnv({ ...good, ...meant })).toThrow(/ALLOW_AWS_ENDPOINT_URL: only with SAFEGUARDS_DEMO/)
  })
})

describe('a real portal does not start on', () => {
  it.each([
    ['an http address', { PORTAL_URL: 'http://portal.acme.health' }, /PORTAL_URL: must be https/],
    ['an http address of this machine', { PORTAL_URL: 'http://localhost:3000' }, /PORTAL_URL: must be https/],
    ['a provider over http', { OIDC_ISSUER: 'http://login.acme.health' }, /OIDC_ISSUER: must be https/],
    ['a provider on this machine', { OIDC_ISSUER: 'https://localhost:4400' }, /OIDC_ISSUER/],
    ['a provider on another address of this machine', { OIDC_ISSUER: 'https://127.0.0.2' }, /OIDC_ISSUER/],
    [
      'an address with a path',
      { PORTAL_URL: 'https://acme.health/portal' },
      /PORTAL_URL: must be an address/,
    ],
    ['an address that ends with a slash', { PORTAL_URL: 'https://acme.health/' }, /PORTAL_URL: must be an/],
    ['an address with a name in it', { PORTAL_URL: 'https://a@acme.health' }, /PORTAL_URL: must be an/],
    [
      'certificates that nobody checks',
      { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      /NODE_TLS_REJECT_UNAUTHORIZED/,
    ],
    ['a short secret', { AUTH_SECRET: 'Zq8-rT5w' }, /AUTH_SECRET/],
    ['a secret of one character', { AUTH_SECRET: 'a'.repeat(64) }, /AUTH_SECRET: repeats/],
    ['the tests’ secret', { AUTH_SECRET: demo.AUTH_SECRET }, /AUTH_SECRET: reads like an example/],
    ['a default', { AUTH_SECRET: 'changeme-changeme-0123456789-ABCDEF' }, /AUTH_SECRET: reads like/],
    ['the tests’ client secret', { OIDC_CLIENT_SECRET: demo.OIDC_CLIENT_SECRET }, /OIDC_CLIENT_SECRET/],
    ['the sandbox’s broker', { BROKER_PRINCIPAL_ARN: demo.BROKER_PRINCIPAL_ARN }, /BROKER_PRINCIPAL_ARN/],
    ['mail from nobody', { SMTP_URL: `smtp://u:${canary}@mail.acme.health:587` }, /MAIL_FROM: is needed/],
    ['a mail server over the web', { SMTP_URL: 'https://mail.acme.health' }, /SMTP_URL/],
    ['webhooks to this machine', { WEBHOOK_ALLOW_LOOPBACK: '1' }, /WEBHOOK_ALLOW_LOOPBACK: only/],
    [
      'a database that could be anybody',
      { DATABASE_URL: `postgres://portal:${canary}@db/x?sslmode=require` },
      /DATABASE_URL: must end with/,
    ],
    [
      'the tests’ password',
      { DATABASE_URL: 'postgres://portal_app:only-for-tests@db/x' },
      /DATABASE_URL: its/,
    ],
    [
      'the database’s owner',
      { DIRECT_DATABASE_URL: `postgres://postgres:${canary}@db/x` },
      /DIRECT_DATABASE_URL/,
    ],
  ])('%s', (_which, change, problem) => {
    expect(() => readEnv({ ...good, ...change })).toThrow(problem)
  })

  it('one secret used twice', () => {
    expect(() => readEnv({ ...good, OIDC_CLIENT_SECRET: good.AUTH_SECRET })).toThrow(/the same as/)
  })

  it('the demo’s settings as a whole, unless it says that it is a demo, on this machine', () => {
    expect(() => readEnv(demo)).toThrow(/PORTAL_URL.*OIDC_ISSUER.*AUTH_SECRET.*BROKER/)
    expect(readEnv({ ...demo, SAFEGUARDS_DEMO: '1' })).toBeTruthy()
    for (const PORTAL_URL of [
      'http://portal.acme.health',
      'https://portal.acme.health',
      'http://localhost.evil.example',
    ])
      expect(() => readEnv({ ...demo, SAFEGUARDS_DEMO: '1', PORTAL_URL })).toThrow(/SAFEGUARDS_DEMO/)
  })
})

describe('secrets from files', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-env-'))
  const file = path.join(folder, 'secret')
  fs.writeFileSync(file, `${canary}${made()}\n`)
  const { AUTH_SECRET: _left, ...rest } = good

  it('are read, without the line’s end', () => {
    const { AUTH_SECRET } = readEnv({ ...rest, AUTH_SECRET_FILE: file })
    expect(AUTH_SECRET).toBe(fs.readFileSync(file, 'utf8').trim())
  })

  it('are held to the same rules, and their words are not repeated', () => {
    fs.writeFileSync(path.join(folder, 'short'), 'canary')
    const short = { ...rest, AUTH_SECRET_FILE: path.join(folder, 'short') }
    expect(() => readEnv(short)).toThrow(/AUTH_SECRET/)
    expect(() => readEnv(short)).not.toThrow(/canary/)
  })

  it('are refused beside the variable itself, and where the file cannot be read', () => {
    expect(() => readEnv({ ...good, AUTH_SECRET_FILE: file })).toThrow(/not both/)
    expect(() => readEnv({ ...rest, AUTH_SECRET_FILE: '/nowhere/at-all' })).toThrow(
      'AUTH_SECRET_FILE cannot be read (ENOENT).',
    )
  })
})
