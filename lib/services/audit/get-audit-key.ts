import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { keyIdOf, publicPem, signingKey } from './digest.ts'

/** The public half of the key that signs digests: what somebody needs beside an export to verify it. */
export function getAuditKey(ctx: Ctx): { fileName: string; contentType: string; body: Buffer } {
  requirePermission(ctx, 'audit:read')
  const key = signingKey()
  if (key === null) throw new ServiceError('unavailable', 'This portal has no signing key.')
  return {
    fileName: `trail-public-key-${keyIdOf(key)}.pem`,
    contentType: 'application/x-pem-file',
    body: Buffer.from(publicPem(key), 'utf8'),
  }
}
