import * as dns from 'node:dns'
import * as https from 'node:https'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Thrown where a connection would leave for an address that is not the public internet's. */
export class PrivateAddressError extends Error {
  readonly code = 'EPRIVATE'

  constructor() {
    super('the address is not a public one')
    this.name = 'PrivateAddressError'
  }
}

/**
 * Whether an IP address belongs to the public internet: nothing private, loopback, link-local (cloud metadata),
 * shared (CGNAT), multicast, reserved or documentation, and no IPv6 address that carries an IPv4 one.
 * IANA's special-purpose registries, RFC 6890, as ipaddr.js has them.
 */
export function isPublicAddress(address: string): boolean {
  // ipaddr.js also reads the short and octal spellings of old; nothing that a look-up answers is one.
  if (isIP(address) === 0) return false
  const parsed = ipaddr.parse(address)
  // Of IPv6 only what IANA has given out (2000::/3); ipaddr.js names the special parts of it.
  const isGiven = parsed.kind() === 'ipv4' || parsed.match(ipaddr.parseCIDR('2000::/3'))
  return isGiven && parsed.range() === 'unicast'
}

/** A host as addresses spell it, without the brackets of an IPv6 literal. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}

/** Whether an address of the web names, by its own spelling, a host inside: an inner IP literal or localhost. */
export function namesInnerHost(url: URL): boolean {
  const host = bare(url.hostname).replace(/\.$/, '')
  if (isIP(host) !== 0) return !isPublicAddress(host)
  // A name without a dot is only found by a search domain of our own network.
  return !host.includes('.') || /(^|\.)(localhost|local|internal|home\.arpa|localdomain)$/i.test(host)
}

const lookupPublic: typeof dns.lookup = ((
  host: string,
  options: dns.LookupOptions,
  done: (error: Error | null, address?: string | dns.LookupAddress[], family?: number) => void,
) => {
  dns.lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error)
    // One inner address among several is enough to refuse: which one is taken would be chance.
    if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address)))
      return done(new PrivateAddressError())
    const [first] = found
    return options.all ? done(null, found) : done(null, first?.address, first?.family)
  })
}) as typeof dns.lookup

/**
 * Connects over TLS to public addresses alone. What a name resolves to is judged where the connection is made,
 * so that an answer that changes between a check and the connection (DNS rebinding) is judged as well. Fails
 * with `PrivateAddressError`. `applies` says, for each connection, whether the rule holds for it.
 */
export function publicOnlyAgent({ applies = () => true }: { applies?: () => boolean } = {}): https.Agent {
  const agent = new https.Agent({ keepAlive: false })
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    if (!applies()) return connect(options, callback)
    // A literal is connected to without a look-up.
    const host = bare(options.host ?? '')
    if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddressError()
    return connect({ ...options, lookup: lookupPublic }, callback)
  }
  return agent
}
