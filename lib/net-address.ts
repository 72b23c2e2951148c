import * as dns from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Where the portal may be sent to by somebody's words (a webhook's address, a customer's identity provider):
 * public addresses alone, so that nobody reaches through us what only our machines can reach
 * (OWASP, Server-Side Request Forgery Prevention Cheat Sheet).
 */
export interface AddressRules {
  /** http and this very machine: for tests and the demo. */
  allowsLoopback: boolean
}

/** Ports that https is served on; others are somebody's inner services. */
const ports = ['', '443', '8443']

/** Clouds' inner services on addresses that look public: Azure's wire server. */
const innerServices = ['168.63.129.16']

/**
 * Whether an IP address, in any spelling, is one of the open internet: not private, loopback, link-local (the
 * clouds' metadata), carrier-grade NAT, multicast, reserved, or an IPv4 address wrapped in IPv6
 * (IANA special-purpose registries, RFC 6890). Of IPv6, global unicast (2000::/3) alone.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast' || innerServices.includes(address.toString())) return false
  return address instanceof ipaddr.IPv4 || address.match(ipaddr.IPv6.parse('2000::'), 3)
}

function isLoopback(text: string): boolean {
  return ipaddr.isValid(text) && ipaddr.process(text).range() === 'loopback'
}

function isAllowed(address: string, { allowsLoopback }: AddressRules): boolean {
  return isPublicAddress(address) || (allowsLoopback && isLoopback(address))
}

/** The host of a URL; of an IPv6 address, without its brackets. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

/** Names that never lead to the open internet: without a dot, or of a private network (RFC 6761, RFC 6762). */
const innerName = /^[^.]+$|\.(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/i

/** What is wrong with an address as it is written; null when nothing is. Names are not looked up. */
export function problemOfAddress(text: string, rules: AddressRules): string | null {
  if (!URL.canParse(text)) return 'Give a whole address, such as https://hooks.acme.example/safeguards.'
  const url = new URL(text)
  const host = hostOf(url).replace(/\.$/, '')
  const isHere = rules.allowsLoopback && (host === 'localhost' || isLoopback(host))
  if (url.protocol !== 'https:' && !(isHere && url.protocol === 'http:'))
    return 'It must begin with https://.'
  if (url.username !== '' || url.password !== '') return 'It may hold no user name or password.'
  if (url.hash !== '') return 'Leave out what follows the #.'
  if (isHere) return null
  if (!ports.includes(url.port)) return 'Only the ports 443 and 8443 are allowed.'
  if (ipaddr.isValid(host))
    return isPublicAddress(host) ? null : 'It leads into a private network, which we do not call.'
  return innerName.test(host) ? 'It leads into a private network, which we do not call.' : null
}

/** Thrown for a name that leads where we do not go. */
export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED'
  constructor() {
    super('the address leads into a private network')
    this.name = 'AddressRefused'
  }
}

/** A name's addresses; throws AddressRefused when any of them is not public, and what the resolver throws. */
export async function resolvePublic(host: string, rules: AddressRules): Promise<dns.LookupAddress[]> {
  const found = await dns.promises.lookup(host, { all: true })
  if (found.length === 0 || !found.every(({ address }) => isAllowed(address, rules)))
    throw new AddressRefused()
  return found
}

/**
 * For the `lookup` option of a request: the name is resolved once, checked, and the socket is opened to what was
 * checked. A name that is answered otherwise a moment later (DNS rebinding) gains nothing.
 */
export function publicLookup(rules: AddressRules): LookupFunction {
  return (host, { all }, answer) => {
    resolvePublic(host, rules).then(
      (found) =>
        all === true ? answer(null, found) : answer(null, found[0]?.address ?? '', found[0]?.family),
      (error: NodeJS.ErrnoException) => answer(error, ''),
    )
  }
}

/** `problemOfAddress`, and what its name leads to now. A name that nobody answers for is a problem too. */
export async function problemOfReachingAddress(text: string, rules: AddressRules): Promise<string | null> {
  const problem = problemOfAddress(text, rules)
  if (problem !== null) return problem
  try {
    await resolvePublic(hostOf(new URL(text)), rules)
    return null
  } catch (error) {
    return error instanceof AddressRefused
      ? 'It leads into a private network, which we do not call.'
      : 'No such host is known.'
  }
}
