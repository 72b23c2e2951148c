import { generateKeyPair, randomUUID } from 'node:crypto'
import type { JWK } from 'oidc-provider'
import { promisify } from 'node:util'

const generate = promisify(generateKeyPair)

/** One fresh RS256 signing key. Made at every start and never written down: a sandbox has nothing to keep. */
export async function generateSigningKey(): Promise<JWK> {
  const { privateKey } = await generate('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }
}
