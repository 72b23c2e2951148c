import { createHmac } from 'node:crypto'
import * as http from 'node:http'
import * as https from 'node:https'
import { AddressRefused, type AddressRules, problemOfAddress, publicLookup } from '#lib/net-address.ts'

interface Post {
  address: string
  /** Stays the same over every try. */
  id: string
  body: string
  /** The newest first; while one is being replaced, both sign. */
  secrets: readonly string[]
}

/** How secrets begin (Standard Webhooks); the rest is the key in base64. */
export const secretPrefix = 'whsec_'

/** `v1,<base64>` of HMAC-SHA256 over `id.timestamp.body` (Standard Webhooks, symmetric signatures). */
export function signatureOf(secret: string, parts: { id: string; timestamp: number; body: string }): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64')
  const signed = `${parts.id}.${parts.timestamp}.${parts.body}`
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

/**
 * Posts a signed body and answers the status. The answer is not read, redirects are not followed, and all of it
 * takes `timeoutMs` at most. The address is checked again as written, and what its name leads to as the socket
 * opens: throws AddressRefused, and what the connection throws.
 */
export async function postWebhook(
  { address, id, body, secrets }: Post,
  rules: AddressRules,
  timeoutMs = 10_000,
): Promise<number> {
  if (problemOfAddress(address, rules) !== null) throw new AddressRefused()
  const url = new URL(address)
  const timestamp = Math.floor(Date.now() / 1000)
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method: 'POST',
    // A connection of its own: one that was checked for another address is never used again.
    agent: false,
    lookup: publicLookup(rules),
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'ClearDATA-Safeguards',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': secrets.map((secret) => signatureOf(secret, { id, timestamp, body })).join(' '),
    },
  })
  return new Promise((resolve, reject) => {
    request.on('error', reject)
    request.on('response', (response) => {
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    request.end(body)
  })
}
