import { defaultStateFolder } from '#lib/paths.ts'
import { liveLine } from './live-line.ts'
import { launchPair, runOnce } from './once.ts'
import { readOptions } from './options.ts'
import { demoPeople } from './people.ts'
import { startStack } from './stack.ts'
import { StateFolder } from './state.ts'

/** `npm run demo`: the whole portal on this machine, with a sandbox in AWS's place. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  const state = new StateFolder(defaultStateFolder())
  state.take()
  if (options.isReset) state.reset()
  const isTerminal = process.stdout.isTTY && !options.isOnce
  const show = isTerminal
    ? (text: string) => void process.stdout.write(`\r\u001b[2K${text}`)
    : (text: string) => void process.stderr.write(`${text}\n`)
  // Listened to from the first moment and to the last: a second Ctrl-C must not leave children behind.
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!ending.signal.aborted) say('\nStopping …')
      ending.abort()
    })
  const stack = await startStack({
    state,
    port: options.port,
    sweepSeconds: options.isOnce ? 2 : 5,
    inventorySeconds: options.isOnce ? 5 : 20,
    say,
    signal: ending.signal,
    ...(options.isOnce && options.isJson ? {} : { onWorkerLine: liveLine(show) }),
  })
  if (options.isOnce) {
    try {
      const result = await Promise.race([runOnce(stack), endOf(ending.signal)])
      if (result === null) return 130
      process.stdout.write(
        options.isJson ? `${JSON.stringify(result, null, 2)}\n` : `${JSON.stringify(result)}\n`,
      )
      if (!result.ok) say('The violating job was not stopped, or the compliant one was not left alone.')
      return result.ok ? 0 : 1
    } finally {
      await stack.stop()
    }
  }
  const people = demoPeople.map(({ name, note }) => `    ${name.padEnd(12)} ${note}`).join('\n')
  process.stdout.write(
    `\n  The portal runs at  ${stack.address}\n\n  Sign in as\n${people}\n\n` +
      `  Northwind’s own OpenID provider, for Settings → Sign-in: issuer ${stack.organisation.issuer},\n` +
      `  client id ${stack.organisation.clientId}, client secret ${stack.organisation.clientSecret}\n\n` +
      `  The AWS sandbox is at ${stack.sandboxEndpoint} (access key id = an account's 12 digits).\n` +
      `  What the portal mails and posts is at ${stack.inbox}\n` +
      `  Connect a fresh account by hand with any other 12 digits. Ctrl-C ends everything.\n\n`,
  )
  await launchPair(stack)
  await endOf(ending.signal)
  await stack.stop()
  return 0
}

function endOf(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null))
  })
}

try {
  process.exit(await main())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
