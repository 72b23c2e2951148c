import ipaddr from 'ipaddr.js'
import { isIP } from 'node:net'
import { env } from '#lib/env.ts'

/**
 * Who asks, by address: what the outermost of our own proxies saw, which TRUSTED_PROXY_HOPS says how many there
 * are of. Whatever stands further left in X-Forwarded-For, the caller wrote themselves. Of IPv6 the /64, which
 * one household or machine has to itself. Null where nobody trusted says it: then everybody counts as one.
 */
export function clientAddress(headers: Headers): string | null {
  const { TRUSTED_PROXY_HOPS: hops } = env()
  if (hops === 0) return null
  const seen = headers.get('x-forwarded-for')?.split(',') ?? []
  const address = seen.at(-hops)?.trim() ?? ''
  if (isIP(address) === 0) return null
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  const groups = parsed.parts.slice(0, 4).map((group) => group.toString(16))
  return `${groups.join(':')}::/64`
}
