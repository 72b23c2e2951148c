import { randomUUID } from 'node:crypto'
import { staffRead, staffWrite } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { emitAudit, portalChain } from './emit-audit.ts'
import type { TrailExport } from './export-trail.ts'
import { keepDigests, signChain } from './seal.ts'
import { exportStream } from './write-export.ts'

/** The portal's own trail with its digests, for support. */
export async function exportPortalTrail(ctx: Ctx): Promise<TrailExport> {
  const scoped = { ...requireStaffPermission(ctx, 'audit:read_all'), customerId: portalChain }
  const exportId = randomUUID()
  const digest = await staffWrite({}, async (tx) => {
    await emitAudit(tx, scoped, {
      action: 'audit.export',
      resourceType: 'audit_export',
      resourceId: exportId,
      details: { customer: '' },
    })
    return signChain(tx, scoped, { purpose: 'export', subject: exportId })
  })
  await staffRead((tx) => keepDigests(tx, portalChain))
  const header = {
    ...{ kind: 'export' as const, format: 1 as const, exportId, customerId: portalChain, customer: '' },
    ...{ at: digest.at, keyId: digest.keyId },
  }
  return {
    fileName: `trail-portal-${digest.at.slice(0, 10)}.jsonl`,
    contentType: 'application/jsonl',
    body: exportStream(staffRead, header, digest),
  }
}
