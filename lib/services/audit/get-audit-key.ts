import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { type KeyFile, publicKeyFile } from './key-file.ts'

/** The public half of the key that signs digests: what somebody needs beside an export to verify it. */
export function getAuditKey(ctx: Ctx): KeyFile {
  requirePermission(ctx, 'audit:read')
  return publicKeyFile()
}
