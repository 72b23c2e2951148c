import { describe, expect, it } from 'vitest'
import { isPublicAddress, problemOfAddress, publicLookup, resolvePublic } from './net-address.ts'

const strict = { allowsLoopback: false }

describe('public addresses', () => {
  it.each(['8.8.8.8', '1.1.1.1', '52.94.236.248', '2606:4700:4700::1111', '2a00:1450:4001:80b::200e'])(
    '%s is one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    ...['0.0.0.0', '0.1.2.3', '127.0.0.1', '127.255.255.254', '10.0.0.1', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '169.254.169.254', '169.254.170.2', '100.64.0.1', '100.100.100.200', '192.0.0.1'],
    ...[
      '192.0.2.1',
      '198.18.0.1',
      '198.51.100.7',
      '203.0.113.9',
      '224.0.0.1',
      '239.255.255.255',
      '240.0.0.1',
    ],
    ...['255.255.255.255', '168.63.129.16'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '::7f00:1'],
    ...['64:ff9b::7f00:1', '64:ff9b:1::a00:1', '2002:7f00:1::', '2001:0:7f00:1::', '2001:db8::1', 'fc00::1'],
    ...['fd00:ec2::254', 'fe80::1', 'fec0::1', 'ff02::1', '100::1', 'not an address', ''],
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('an address as it is written', () => {
  it.each(['https://hooks.acme.example/a?b=c', 'https://hooks.acme.example:8443/', 'https://8.8.8.8/'])(
    '%s is taken',
    (address) => expect(problemOfAddress(address, strict)).toBeNull(),
  )

  it.each([
    ['http://hooks.acme.example/', /https/],
    ['ftp://hooks.acme.example/', /https/],
    ['https://user:word@hooks.acme.example/', /password/],
    ['https://hooks.acme.example/#part', /#/],
    ['https://hooks.acme.example:5432/', /443/],
    ['https://localhost/', /private/],
    ['https://localhost./', /private/],
    ['https://intranet/', /private/],
    ['https://hooks.corp/', /private/],
    ['https://metadata.google.internal/', /private/],
    ['https://127.1/', /private/],
    ['https://0x7f000001/', /private/],
    ['https://2130706433/', /private/],
    ['https://0177.0.0.1/', /private/],
    ['https://169.254.169.254/latest/meta-data/', /private/],
    ['https://[::1]/', /private/],
    ['https://[::ffff:169.254.169.254]/', /private/],
    ['hooks.acme.example', /whole/],
    ['https://', /whole/],
  ])('%s is refused', (address, why) => expect(problemOfAddress(address, strict)).toMatch(why))

  it('may be this machine where a test says so, and no other inner one', () => {
    const rules = { allowsLoopback: true }
    for (const address of ['http://127.0.0.1:1234/', 'https://localhost:1/', 'http://[::1]:80/'])
      expect(problemOfAddress(address, rules), address).toBeNull()
    for (const address of ['http://10.0.0.1/', 'https://169.254.169.254/', 'http://hooks.acme.example/'])
      expect(problemOfAddress(address, rules), address).not.toBeNull()
  })
})

describe('a name', () => {
  it('is refused at the moment of connecting when it leads to this machine', async () => {
    await expect(resolvePublic('localhost', strict)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' })
    expect(await resolvePublic('localhost', { allowsLoopback: true })).not.toEqual([])
  })

  it('gives a socket the checked address, or the refusal', async () => {
    const looked = (allowsLoopback: boolean, all: boolean) =>
      new Promise((resolve) =>
        publicLookup({ allowsLoopback })('localhost', { all }, (error, address) => resolve(error ?? address)),
      )
    expect(await looked(false, true)).toMatchObject({ code: 'ADDRESS_REFUSED' })
    expect(await looked(true, false)).toMatch(/^(127\.0\.0\.1|::1)$/)
    expect(await looked(true, true)).toContainEqual(
      expect.objectContaining({ address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) as string }),
    )
  })
})
