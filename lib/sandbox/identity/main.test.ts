import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const usual = [
  '--client-id',
  'portal',
  '--client-secret-env',
  'PORTAL_SECRET',
  '--redirect-uri',
  'http://localhost/cb',
]
const running = new Set<ReturnType<typeof start>>()

function start(args: string[]) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, PORTAL_SECRET: 'a secret' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()))
  const run = { child, out, ended: once(child, 'close').then(([code]) => code as number | null) }
  running.add(run)
  return run
}

afterEach(() => {
  for (const { child } of running) child.kill('SIGKILL')
  running.clear()
})

// A process of its own takes a while to start on a busy machine.
describe('the command', { timeout: 120_000 }, () => {
  it('prints one line when ready, nothing else while it serves, and ends with 0 on SIGTERM', async () => {
    const { child, out, ended } = start(['--port', '0', '--host', 'localhost', ...usual])
    await once(child.stdout, 'data')
    const { ready, issuer } = JSON.parse(out.stdout) as { ready: boolean; issuer: string }
    expect(ready).toBe(true)
    expect(issuer).toMatch(/^http:\/\/localhost:\d+$/)

    const discovery = await fetch(`${issuer}/.well-known/openid-configuration`)
    expect(await discovery.json()).toMatchObject({ issuer })
    expect((await fetch(`${issuer}/auth?client_id=nobody`)).status).toBe(400)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(out.stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(out.stderr).toBe('')
  })

  it('says in one line that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { out, ended } = start(['--port', String(port), ...usual])
    expect(await ended).toBe(1)
    expect(out.stdout).toBe('')
    expect(out.stderr).toBe(
      `identity provider: Port ${port} on 127.0.0.1 is taken. Stop what listens there or choose another.\n`,
    )
    other.close()
  })
})
