import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import chromium from '@sparticuz/chromium'
import { startStack } from '#lib/demo/stack.ts'
import { StateFolder } from '#lib/demo/state.ts'

/** Unpacks the browser once and starts the demo's own stack in a folder of this run's. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-e2e-'))
  fs.chmodSync(folder, 0o755)
  // The package unpacks into TMPDIR: one of our own, since another user's copy could not be overwritten.
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  process.env.E2E_CHROMIUM = await chromium.executablePath()
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  const state = new StateFolder(path.join(folder, 'state'))
  const stack = await startStack({
    state,
    port: 0,
    sweepSeconds: 2,
    inventorySeconds: 4,
    say: (text) => process.stderr.write(`${text}\n`),
  })
  process.env.E2E_ADDRESS = stack.address
  process.env.E2E_SANDBOX = stack.sandboxEndpoint
  process.env.E2E_INBOX = stack.inbox
  process.env.E2E_ORGANISATION = JSON.stringify(stack.organisation)
  return async () => {
    await stack.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
