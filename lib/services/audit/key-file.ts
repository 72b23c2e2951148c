import { ServiceError } from '#lib/services/errors.ts'
import { keyIdOf, publicPem, signingKey } from './digest.ts'

export interface KeyFile {
  fileName: string
  contentType: string
  body: Buffer
}

/** The public half of the key that signs digests, as a file. Throws `unavailable` where the portal has none. */
export function publicKeyFile(): KeyFile {
  const key = signingKey()
  if (key === null) throw new ServiceError('unavailable', 'This portal has no signing key.')
  return {
    fileName: `trail-public-key-${keyIdOf(key)}.pem`,
    contentType: 'application/x-pem-file',
    body: Buffer.from(publicPem(key), 'utf8'),
  }
}
