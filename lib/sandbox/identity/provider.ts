import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { generateSigningKey } from '#lib/sandbox/identity/keys.ts'
import { parsePeople, type PersonInput } from '#lib/sandbox/identity/people.ts'
import { buildConfiguration } from '#lib/sandbox/identity/settings.ts'
import { signInPages } from '#lib/sandbox/identity/sign-in.ts'
import { signOutAtOnce } from '#lib/sandbox/identity/sign-out.ts'
import type { IdentityClient } from '#lib/sandbox/identity/clients.ts'

export interface IdentityProviderOptions {
  /** 0 takes any free port. */
  port: number
  /** The host in the issuer, `127.0.0.1` unless told. It listens on 127.0.0.1 whatever this says. */
  host?: string | undefined
  people: readonly PersonInput[]
  clients: readonly IdentityClient[]
}

export interface IdentityProvider {
  /** Without a trailing slash, as discovery and the tokens spell it. */
  issuer: string
  /** Stops listening and drops open connections. */
  close: () => Promise<void>
}

const address = '127.0.0.1'

/**
 * Starts an OpenID provider on oidc-provider, complete but forgetful: keys, sessions and grants are new at every
 * start. Throws an Error with a message for people when the port is taken or the people or clients are wrong.
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const people = parsePeople(options.people)
  const signingKey = await generateSigningKey()
  // Listening comes first: an issuer on port 0 has no name before.
  const server = createServer()
  // Clients end idle connections. Were we to, a busy client could write into one just closed and see ECONNRESET.
  server.keepAliveTimeout = 0
  const port = await listen(server, options.port)
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }

  try {
    const issuer = new URL(`http://${options.host ?? address}:${port}`).origin
    const provider = new Provider(
      issuer,
      buildConfiguration({ port, people, clients: options.clients, signingKey }),
    )
    provider.on('server_error', (_ctx, error) => console.error('identity provider:', error))
    provider.use(signInPages(provider, people))
    provider.use(signOutAtOnce(provider))
    const handle = provider.callback()
    server.on('request', (request, response) => void handle(request, response))
    return { issuer, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, address)
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Error(`Port ${port} on ${address} is taken. Stop what listens there or choose another.`, {
      cause: error,
    })
  }
  return (server.address() as AddressInfo).port
}
