import { describe, expect, it } from 'vitest'
import { readEnv } from './env.ts'

const good = {
  DATABASE_URL: 'postgresql://portal:canary-password@db/safeguards',
  DIRECT_DATABASE_URL: 'postgresql://portal:canary-password@db/safeguards',
  PORTAL_URL: 'https://portal.example',
  AUTH_SECRET: 'canary-secret-canary-secret-canary-secret',
  OIDC_ISSUER: 'https://idp.example',
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: 'canary-client-secret',
  BROKER_PRINCIPAL_ARN: 'arn:aws:iam::999988887777:role/portal-broker',
} as unknown as NodeJS.ProcessEnv

describe('readEnv', () => {
  it('takes good settings and fills in the rest', () => {
    expect(readEnv(good)).toMatchObject({ SWEEP_INTERVAL_SECONDS: 60, ALLOW_AWS_ENDPOINT_URL: false })
  })
  it('names what is wrong and repeats no value', () => {
    const bad = { ...good, AUTH_SECRET: 'canary', DATABASE_URL: 'canary-not-a-url' }
    expect(() => readEnv(bad)).toThrow(/AUTH_SECRET.*|DATABASE_URL/)
    expect(() => readEnv(bad)).not.toThrow(/canary/)
  })
  it('refuses a redirected AWS endpoint unless it is said to be meant', () => {
    expect(() => readEnv({ ...good, AWS_ENDPOINT_URL_SAGEMAKER: 'http://elsewhere' })).toThrow(
      /AWS_ENDPOINT_URL_SAGEMAKER/,
    )
    expect(
      readEnv({ ...good, AWS_ENDPOINT_URL: 'http://127.0.0.1:1', ALLOW_AWS_ENDPOINT_URL: '1' }),
    ).toBeTruthy()
  })
})
