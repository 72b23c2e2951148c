import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { closePrisma } from '#lib/db/client.ts'
import { testLogin } from './postgres-for-tests.ts'

export interface TestDatabase {
  /** The database's owner: for looking at what the portal wrote, and for what no verb can make yet. */
  owner: pg.Client
  databaseUrl: string
  close: () => Promise<void>
}

/** A database of this test file's own, with the environment pointing at it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject('postgresAdminUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} template ${inject('templateDatabase')}`)
  await admin.query(`grant connect on database ${name} to ${testLogin.user}`)
  await admin.end()
  const ownerUrl = new URL(adminUrl)
  ownerUrl.pathname = `/${name}`
  const loginUrl = new URL(ownerUrl)
  loginUrl.username = testLogin.user
  loginUrl.password = testLogin.password
  const owner = new pg.Client({ connectionString: ownerUrl.href })
  await owner.connect()
  Object.assign(process.env, {
    DATABASE_URL: loginUrl.href,
    DIRECT_DATABASE_URL: loginUrl.href,
    PORTAL_URL: 'http://localhost:4300',
    AUTH_SECRET: 'a secret for tests alone, and long enough',
    OIDC_ISSUER: 'http://localhost:4400',
    OIDC_CLIENT_ID: 'safeguards-portal',
    OIDC_CLIENT_SECRET: 'for tests alone',
    BROKER_PRINCIPAL_ARN: 'arn:aws:iam::999988887777:user/portal-broker',
    SWEEP_INTERVAL_SECONDS: '60',
    AWS_INVENTORY_CALLS_PER_SECOND: '10000',
    AWS_ENFORCEMENT_CALLS_PER_SECOND: '10000',
    AWS_BUCKET_CALLS_PER_SECOND: '10000',
    SAFEGUARDS_DEMO: '1',
    LOG_LEVEL: 'silent',
  })
  return {
    owner,
    databaseUrl: loginUrl.href,
    async close() {
      await closePrisma()
      await owner.end()
    },
  }
}
