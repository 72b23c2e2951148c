import http from 'node:http'
import https from 'node:https'

/** The longest one request may take; the SDK's own default is for ever. */
const requestTimeoutMs = 6_000

const settings = { keepAlive: true, maxSockets: 256 }

/** A client that is done with its act destroys its agent: not the one that all others use. */
class KeptAgent extends http.Agent {
  override destroy(): void {}
}
class KeptSecureAgent extends https.Agent {
  override destroy(): void {}
}

/**
 * What every AWS client sends its requests by: one pool of connections for the whole process. Each act has a
 * client of its own, for its credentials' sake, and a handshake for every call would cost more than the call.
 */
export const requestHandler = {
  ...{ httpAgent: new KeptAgent(settings), httpsAgent: new KeptSecureAgent(settings) },
  ...{ requestTimeout: requestTimeoutMs, connectionTimeout: 3_000, throwOnRequestTimeout: true },
}
