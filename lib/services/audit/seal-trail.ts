import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { keepDigests, signChain } from './seal.ts'

/** The hour's digest of one chain: signed, announced in the trail, and kept where the database cannot reach. */
// eslint-disable-next-line no-restricted-syntax -- signChain writes the row that announces the digest
export async function sealTrail(ctx: Ctx): Promise<{ number: number; seq: number }> {
  const scoped = requirePermission(ctx, 'audit:seal')
  const digest = await customerWrite(scoped, (tx) => signChain(tx, scoped, { purpose: 'hour', subject: '' }))
  await customerRead(scoped, (tx) => keepDigests(tx, scoped.customerId))
  return { number: digest.number, seq: digest.seq }
}
