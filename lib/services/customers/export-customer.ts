import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'

/** Every table with a customer in it, and what of it stays here: hashes of tokens are no customer's data. */
export const exportedTables = {
  ...{ membership: [], invitation: ['token_hash'], api_token: ['token_hash'], staff_entry: [] },
  ...{ aws_account: [], region_scan: [], resource: [], verdict: [], status_change: [] },
  ...{ event_key: ['key_hash'], aws_event: [], coverage: [] },
  ...{ audit_digest: [], evidence_report: [], legal_hold: [], raci_acknowledgement: [] },
  ...{ termination: [], exclusion_request: [], exclusion: [], notice: [], audit_entry: [] },
} satisfies Record<string, string[]>

const rowsAtOnce = 2000

/** One table's rows, page by page, each page through the customer's door. */
async function* rowsOf(scoped: CustomerCtx, table: string, without: string[]): AsyncGenerator<unknown> {
  let after = '(0,0)'
  for (;;) {
    const from = after
    const rows = await customerRead(
      scoped,
      (tx) => tx.$queryRaw<{ place: string; row: unknown }[]>`
        select ctid::text as place, to_jsonb(t) - ${without}::text[] as row
        from ${Prisma.raw(`"${table}"`)} t where ctid > ${from}::tid order by ctid limit ${rowsAtOnce}`,
    )
    for (const { row } of rows) yield row
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) return
    after = last.place
  }
}

/**
 * A customer's whole data as JSON Lines: one `{ table, row }` a line, and last `{ end: { table: rows } }`, without
 * which the file was cut off. Audited before the first line.
 */
export async function exportCustomer(ctx: Ctx): Promise<{ fileName: string; lines: AsyncIterable<string> }> {
  const scoped = requirePermission(ctx, 'customer:export')
  const { customerId } = scoped
  const slug = await customerWrite(scoped, async (tx) => {
    await emitAudit(tx, scoped, {
      action: 'customer.export',
      resourceType: 'customer',
      resourceId: customerId,
    })
    return (await tx.customer.findUniqueOrThrow({ where: { id: customerId } })).slug
  })
  async function* lines() {
    const counts: Record<string, number> = {}
    for (const [table, without] of Object.entries(exportedTables)) {
      counts[table] = 0
      for await (const row of rowsOf(scoped, table, without)) {
        counts[table]++
        yield `${JSON.stringify({ table, row })}\n`
      }
    }
    yield `${JSON.stringify({ end: counts })}\n`
  }
  return { fileName: `${slug}-export.jsonl`, lines: lines() }
}
