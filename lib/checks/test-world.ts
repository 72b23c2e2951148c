import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { closePrisma } from '#lib/db/client.ts'
import { closeSender } from '#lib/jobs/enqueue.ts'
import { startSandbox } from '#lib/sandbox/aws/server.ts'
import { SandboxAdmin } from '#lib/demo/sandbox-admin.ts'
import { brokerArn, ensureBroker } from '#lib/demo/world.ts'
import { testLogin } from './postgres-for-tests.ts'

export interface TestWorld {
  /** The database's owner: for looking at what the portal wrote, and for what no verb can make yet. */
  owner: pg.Client
  databaseUrl: string
  sandbox: SandboxAdmin
  close: () => Promise<void>
}

/** A database and a sandbox of this test file's own, with the environment pointing at them. */
export async function openTestWorld(): Promise<TestWorld> {
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
  const server = await startSandbox({ port: 0 })
  const sandbox = new SandboxAdmin(server.endpoint)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-broker-'))
  const keys = await ensureBroker(sandbox, path.join(folder, 'broker.json'))
  fs.rmSync(folder, { recursive: true })
  Object.assign(process.env, {
    DATABASE_URL: loginUrl.href,
    DIRECT_DATABASE_URL: loginUrl.href,
    PORTAL_URL: 'http://localhost:4300',
    AUTH_SECRET: 'a secret for tests alone, and long enough',
    OIDC_ISSUER: 'http://localhost:4400',
    OIDC_CLIENT_ID: 'safeguards-portal',
    OIDC_CLIENT_SECRET: 'for tests alone',
    BROKER_PRINCIPAL_ARN: brokerArn,
    SWEEP_INTERVAL_SECONDS: '60',
    AWS_ENDPOINT_URL: server.endpoint,
    ALLOW_AWS_ENDPOINT_URL: '1',
    SAFEGUARDS_DEMO: '1',
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_REGION: 'us-east-1',
    LOG_LEVEL: 'silent',
  })
  return {
    owner,
    databaseUrl: loginUrl.href,
    sandbox,
    async close() {
      await closeSender()
      await closePrisma()
      await owner.end()
      await server.close()
    },
  }
}
