import { beforeEach, describe, expect, it, vi } from 'vitest'

const settings = { TRUSTED_PROXY_HOPS: 0 }
vi.mock('#lib/env.ts', () => ({ env: () => settings }))
const { clientAddress } = await import('./client-address.ts')

const of = (hops: number, forwarded?: string) => {
  settings.TRUSTED_PROXY_HOPS = hops
  return clientAddress(new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }))
}

describe('who asks', () => {
  beforeEach(() => {
    settings.TRUSTED_PROXY_HOPS = 0
  })

  it('is nobody in particular while no proxy is trusted, whatever the header says', () => {
    expect(of(0, '203.0.113.7')).toBeNull()
    expect(of(0)).toBeNull()
  })

  it('is what the outermost trusted proxy saw, not what the caller wrote before it', () => {
    expect(of(1, '203.0.113.7')).toBe('203.0.113.7')
    expect(of(1, '10.0.0.1, 198.51.100.9, 203.0.113.7')).toBe('203.0.113.7')
    expect(of(2, 'forged, 203.0.113.7, 10.0.0.2')).toBe('203.0.113.7')
  })

  it('is nobody where fewer proxies spoke than are trusted, or what they said is no address', () => {
    expect(of(2, '203.0.113.7')).toBeNull()
    expect(of(1)).toBeNull()
    expect(of(1, 'unknown')).toBeNull()
    expect(of(1, '203.0.113.7:4711')).toBeNull()
  })

  it('is one for all addresses of an IPv6 network, and for an IPv4 one in either spelling', () => {
    expect(of(1, '2001:db8:1:2:3::4')).toBe('2001:db8:1:2::/64')
    expect(of(1, '2001:db8:1:2:ffff::1')).toBe('2001:db8:1:2::/64')
    expect(of(1, '::ffff:203.0.113.7')).toBe('203.0.113.7')
  })
})
