import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresAdminUrl: string
    templateDatabase: string
  }
}

export const testLogin = { user: 'portal_app', password: 'only-for-tests' }

/** One server for the whole run, with a migrated template that each test file copies in milliseconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-test-'))
  fs.chmodSync(folder, 0o755)
  const server = await startEmbedded(path.join(folder, 'postgres'), { durable: false })
  const client = new pg.Client({ connectionString: server.adminUrl })
  await client.connect()
  await client.query('create database template_for_tests')
  await migrate(server.urlOf('template_for_tests'), testLogin)
  // A database with anybody connected cannot be copied.
  await client.query('alter database template_for_tests allow_connections false')
  await client.query(
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = 'template_for_tests'",
  )
  await client.end()
  project.provide('postgresAdminUrl', server.adminUrl)
  project.provide('templateDatabase', 'template_for_tests')
  return async () => {
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
