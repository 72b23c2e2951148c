import { describe, expect, it } from 'vitest'
import { readArguments } from '#lib/sandbox/identity/arguments.ts'

const usual = [
  '--client-id',
  'portal',
  '--client-secret-env',
  'PORTAL_SECRET',
  '--redirect-uri',
  'http://localhost/cb',
]
const env = { PORTAL_SECRET: 'a secret' }

describe('readArguments', () => {
  it('takes the secret from the variable that is named, and several redirect URIs', () => {
    const args = [
      '--port',
      '4001',
      ...usual,
      '--redirect-uri',
      'http://localhost:3000/cb',
      '--host',
      'localhost',
    ]
    expect(readArguments(args, env)).toMatchObject({
      port: 4001,
      host: 'localhost',
      clients: [
        {
          clientId: 'portal',
          clientSecret: 'a secret',
          redirectUris: ['http://localhost/cb', 'http://localhost:3000/cb'],
        },
      ],
    })
  })

  it.each([
    ['no secret', ['--port', '0', ...usual], {}, 'PORTAL_SECRET holds no client secret'],
    ['no port', usual, env, '--port is missing'],
    ['an odd port', ['--port', '70000', ...usual], env, '--port 70000 is no port'],
    ['an unknown option', ['--prot', '0'], env, '--prot'],
    ['no redirect URI', ['--port', '0', ...usual.slice(0, 4)], env, '--redirect-uri is missing'],
    [
      'half an address',
      ['--port', '0', ...usual, '--redirect-uri', '/cb'],
      env,
      '/cb is not a whole address',
    ],
    ['no such people', ['--port', '0', '--people', '/nowhere.json', ...usual], env, '/nowhere.json: ENOENT'],
  ])('refuses %s', (_which, args, variables, message) => {
    expect(() => readArguments(args, variables)).toThrow(message)
  })
})
