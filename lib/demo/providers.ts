import * as fs from 'node:fs'
import { freePort, isPortFree } from '#lib/db/embedded.ts'
import type { Child, ChildSpec } from './children.ts'
import type { DemoPerson } from './people.ts'
import type { StateFolder } from './state.ts'

/** Below the range that systems hand out by themselves, so that a later start finds it free. */
const preferredPorts = { 'issuer-port': 4390, 'organisation-port': 4391 } as const

/** The port of a provider: people are known by their issuer, so it keeps it from start to start. */
export async function portOfProvider(state: StateFolder, name: keyof typeof preferredPorts): Promise<number> {
  const file = state.path(name)
  const preferred = preferredPorts[name]
  const isKnown = fs.existsSync(file)
  const port = isKnown
    ? Number(fs.readFileSync(file, 'utf8'))
    : (await isPortFree(preferred))
      ? preferred
      : await freePort()
  if (isKnown && !(await isPortFree(port)))
    throw new Error(
      `Port ${port} is where this demo's identity provider lives, and something else listens there. End that, or start afresh with -- --reset.`,
    )
  fs.writeFileSync(file, String(port))
  return port
}

/** Starts the sandbox's OpenID provider for one client of it: the portal, by the given way in. */
export function startProvider(
  stack: {
    start: (spec: Omit<ChildSpec, 'logFile'>) => { child: Child; logFile: string }
    state: StateFolder
    address: string
  },
  provider: {
    name: string
    port: number
    people: readonly DemoPerson[]
    clientId: string
    clientSecret: string
    signInWith: string
  },
): { child: Child; logFile: string } {
  const { name, port, people, clientId, clientSecret, signInWith } = provider
  const file = stack.state.path(`${name}-people.json`)
  fs.writeFileSync(
    file,
    JSON.stringify(
      people.map(({ subject, name: called, email, note }) => ({ subject, name: called, email, note })),
    ),
  )
  return stack.start({
    name,
    script: 'lib/sandbox/identity/main.ts',
    args: [
      ...['--port', String(port), '--host', 'localhost', '--people', file],
      ...['--client-id', clientId, '--client-secret-env', 'OIDC_CLIENT_SECRET'],
      ...['--redirect-uri', `${stack.address}/api/auth/callback/${signInWith}`],
      ...['--post-logout-redirect-uri', `${stack.address}/sign-in`],
    ],
    env: { OIDC_CLIENT_SECRET: clientSecret },
  })
}
