import { readArguments } from '#lib/sandbox/identity/arguments.ts'
import { startIdentityProvider } from '#lib/sandbox/identity/provider.ts'

// Nothing here outlives the process, so there is nothing to finish first.
process.on('SIGTERM', () => process.exit(0))
process.on('SIGINT', () => process.exit(0))

try {
  const { issuer } = await startIdentityProvider(readArguments(process.argv.slice(2), process.env))
  // The only line standard output ever carries: whoever started us waits for it.
  process.stdout.write(`${JSON.stringify({ ready: true, issuer })}\n`)
} catch (error) {
  console.error(`identity provider: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
