import { parseArgs } from 'node:util'
import { defaultPeople, readPeople } from '#lib/sandbox/identity/people.ts'
import type { IdentityProviderOptions } from '#lib/sandbox/identity/provider.ts'

const usage =
  'Usage: node lib/sandbox/identity/main.ts --port N [--host localhost] [--people FILE] --client-id X ' +
  '--client-secret-env NAME --redirect-uri URI… [--post-logout-redirect-uri URI…]'

/**
 * Reads the command line. The secret comes by the name of a variable, since every process on the machine can
 * read an argument. Throws an Error that says what is missing.
 */
export function readArguments(
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
): IdentityProviderOptions {
  const values = parse(args)
  const clientSecret = env[required('client-secret-env', values['client-secret-env'])]
  if (!clientSecret) throw new Error(`The variable ${values['client-secret-env']} holds no client secret.`)
  const redirectUris = values['redirect-uri'] ?? []
  for (const uri of [...redirectUris, ...(values['post-logout-redirect-uri'] ?? [])]) {
    if (!URL.canParse(uri)) throw new Error(`${uri} is not a whole address. ${usage}`)
  }
  if (redirectUris.length === 0) throw new Error(`--redirect-uri is missing. ${usage}`)
  return {
    port: toPort(required('port', values.port)),
    host: values.host,
    people: values.people === undefined ? defaultPeople : readPeople(values.people),
    clients: [
      {
        clientId: required('client-id', values['client-id']),
        clientSecret,
        redirectUris,
        postLogoutRedirectUris: values['post-logout-redirect-uri'],
      },
    ],
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        people: { type: 'string' },
        'client-id': { type: 'string' },
        'client-secret-env': { type: 'string' },
        'redirect-uri': { type: 'string', multiple: true },
        'post-logout-redirect-uri': { type: 'string', multiple: true },
      },
    }).values
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)} ${usage}`, { cause: error })
  }
}

function required(name: string, value: string | undefined): string {
  if (!value) throw new Error(`--${name} is missing. ${usage}`)
  return value
}

function toPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`--port ${text} is no port.`)
  return port
}
