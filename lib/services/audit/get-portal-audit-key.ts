import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { type KeyFile, publicKeyFile } from './key-file.ts'

/** The public half of the key that signs digests, for whoever verifies the portal's own trail. */
export function getPortalAuditKey(ctx: Ctx): KeyFile {
  requireStaffPermission(ctx, 'audit:read_all')
  return publicKeyFile()
}
