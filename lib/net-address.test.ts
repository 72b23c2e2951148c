import * as dns from 'node:dns'
import { once } from 'node:events'
import * as https from 'node:https'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isPublicAddress, namesInnerHost, publicOnlyAgent } from './net-address.ts'

vi.mock('node:dns', async (original) => ({ ...(await original<typeof dns>()), lookup: vi.fn() }))
afterEach(() => vi.mocked(dns.lookup).mockReset())

const inner = [
  ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
  ...[
    '169.254.169.254',
    '169.254.170.2',
    '100.64.0.1',
    '192.0.0.170',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
  ],
  ...['255.255.255.255', '192.0.2.1', '198.51.100.1', '203.0.113.1', '::', '::1', 'fe80::1', 'fc00::1'],
  ...['fd00:ec2::254', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::'],
  ...['2001:db8::1', '2001::1', '100::1', '4000::1', 'localhost', '', '1.2.3'],
]

describe('isPublicAddress', () => {
  it.each(inner)('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))
  it.each(['8.8.8.8', '52.94.236.248', '2606:4700::1111', '2a05:d018::1'])('%s is', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )
})

describe('namesInnerHost', () => {
  it.each([
    ...[
      'https://localhost/',
      'https://a.localhost/',
      'https://LOCALHOST./',
      'https://127.0.0.1/',
      'https://127.1/',
    ],
    ...['https://0x7f000001/', 'https://2130706433/', 'https://[::1]/', 'https://[::ffff:10.0.0.1]/'],
    ...[
      'https://portal/',
      'https://db.internal/',
      'https://printer.local/',
      'https://169.254.169.254/latest',
    ],
  ])('%s does', (address) => expect(namesInnerHost(new URL(address))).toBe(true))
  it.each(['https://login.acme.health/', 'https://8.8.8.8/', 'https://[2606:4700::1111]/'])(
    '%s does not',
    (address) => expect(namesInnerHost(new URL(address))).toBe(false),
  )
})

/** What becomes of a request; a name resolves to the given addresses. */
async function ask(url: string, answers: string[], applies?: () => boolean): Promise<string | undefined> {
  vi.mocked(dns.lookup).mockImplementation(((
    _host: string,
    _options: unknown,
    done: (error: null, found: { address: string; family: number }[]) => void,
  ) =>
    done(
      null,
      answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as never)
  try {
    const agent = publicOnlyAgent(applies === undefined ? {} : { applies })
    const request = https.get(url, { agent, timeout: 2000 })
    const [error] = (await once(request, 'error')) as [NodeJS.ErrnoException]
    return error.code
  } catch (error) {
    return (error as NodeJS.ErrnoException).code
  }
}

describe('publicOnlyAgent', () => {
  it('connects to no inner address, literal or resolved, not even as one of several', async () => {
    expect(await ask('https://127.0.0.1:9/', [])).toBe('EPRIVATE')
    expect(await ask('https://[::1]:9/', [])).toBe('EPRIVATE')
    expect(await ask('https://rebound.example:9/', ['127.0.0.1'])).toBe('EPRIVATE')
    expect(await ask('https://rebound.example:9/', ['8.8.8.8', '169.254.169.254'])).toBe('EPRIVATE')
    expect(await ask('https://rebound.example:9/', [])).toBe('EPRIVATE')
  })

  it('lets a connection pass that the rule is not for', async () => {
    expect(await ask('https://127.0.0.1:9/', [], () => false)).toBe('ECONNREFUSED')
  })
})
