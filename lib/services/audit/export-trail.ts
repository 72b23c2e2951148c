import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { emitAudit } from './emit-audit.ts'
import { keepDigests, signChain } from './seal.ts'
import { exportStream } from './write-export.ts'

export interface TrailExport {
  fileName: string
  contentType: string
  body: Readable
}

/** The customer's whole trail with its digests, the last of them made for this export. Verifiable by itself. */
export async function exportTrail(ctx: Ctx): Promise<TrailExport> {
  const scoped = requirePermission(ctx, 'audit:export')
  const { customerId } = scoped
  const exportId = randomUUID()
  const { customer, digest } = await customerWrite(scoped, async (tx) => {
    const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId } })
    await emitAudit(tx, scoped, {
      action: 'audit.export',
      resourceType: 'audit_export',
      resourceId: exportId,
      details: { customer: customer.slug },
    })
    return { customer, digest: await signChain(tx, scoped, { purpose: 'export', subject: exportId }) }
  })
  await customerRead(scoped, (tx) => keepDigests(tx, customerId))
  const header = {
    ...{ kind: 'export' as const, format: 1 as const, exportId, customerId, customer: customer.slug },
    ...{ at: digest.at, keyId: digest.keyId },
  }
  return {
    fileName: `trail-${customer.slug}-${digest.at.slice(0, 10)}.jsonl`,
    contentType: 'application/jsonl',
    body: exportStream((act) => customerRead(scoped, act), header, digest),
  }
}
