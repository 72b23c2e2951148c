import { parseArgs } from 'node:util'
import { startSandbox } from '#lib/sandbox/aws/server.ts'
import { startInbox } from '#lib/sandbox/inbox/inbox.ts'

/**
 * `node lib/sandbox/main.ts --port N [--host 127.0.0.1] [--state FILE] [--inbox-port N]`: prints one JSON line
 * when ready.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      state: { type: 'string' },
      'inbox-port': { type: 'string', default: '0' },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port ${values.port} is not a port`)
  if (!['127.0.0.1', '::1', 'localhost'].includes(values.host)) {
    throw new Error(`--host ${values.host} is not loopback: the sandbox has no security of its own`)
  }
  const sandbox = await startSandbox({ port, host: values.host, statePath: values.state })
  const inbox = await startInbox({ host: values.host, port: Number(values['inbox-port']) })
  const { endpoint, control } = sandbox
  const { smtpUrl, address } = inbox
  process.stdout.write(`${JSON.stringify({ ready: true, endpoint, control, smtpUrl, inbox: address })}\n`)
  const stop = () => {
    void Promise.all([sandbox.close(), inbox.close()]).then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((error: unknown) => {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
