import { generateKeyPairSync } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { closeSender } from '#lib/jobs/enqueue.ts'
import { startSandbox } from '#lib/sandbox/aws/server.ts'
import { SandboxAdmin } from '#lib/demo/sandbox-admin.ts'
import { brokerArn, ensureBroker } from '#lib/demo/world.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

export interface TestWorld extends TestDatabase {
  sandbox: SandboxAdmin
}

/** A database and a sandbox of this test file's own, with the environment pointing at them. */
export async function openTestWorld(): Promise<TestWorld> {
  const database = await openTestDatabase()
  const server = await startSandbox({ port: 0 })
  const sandbox = new SandboxAdmin(server.endpoint)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-broker-'))
  const keys = await ensureBroker(sandbox, path.join(folder, 'broker.json'))
  fs.rmSync(folder, { recursive: true })
  const evidence = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-evidence-'))
  const { privateKey } = generateKeyPairSync('ed25519')
  Object.assign(process.env, {
    AUDIT_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    EVIDENCE_FOLDER: evidence,
    BROKER_PRINCIPAL_ARN: brokerArn,
    AWS_ENDPOINT_URL: server.endpoint,
    ALLOW_AWS_ENDPOINT_URL: '1',
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_REGION: 'us-east-1',
  })
  return {
    ...database,
    sandbox,
    async close() {
      await closeSender()
      await database.close()
      await server.close()
      fs.rmSync(evidence, { recursive: true, force: true })
    },
  }
}
