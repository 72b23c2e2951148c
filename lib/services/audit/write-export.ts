import { Readable } from 'node:stream'
import type { Tx } from '#lib/db/client.ts'
import type { ChainEntry } from './chain.ts'
import type { Digest } from './digest.ts'
import { keptDigests } from './seal.ts'

const rowsPerRead = 4000

/** The first line of an export. */
export interface ExportHeader {
  kind: 'export'
  format: 1
  exportId: string
  customerId: string
  customer: string
  at: string
  keyId: string
}

type ReadDoor = <T>(act: (tx: Tx) => Promise<T>) => Promise<T>

/** Rows `first` to `last` of a chain, read a few thousand at a time: each read is a short transaction. */
export async function* chainEntries(
  read: ReadDoor,
  customerId: string,
  first: number,
  last: number,
): AsyncGenerator<ChainEntry[]> {
  for (let next = first; next <= last;) {
    const from = next
    const rows = await read(
      (tx) => tx.$queryRaw<(Omit<ChainEntry, 'seq'> & { seq: bigint })[]>`
        select customer_id::text as "customerId", seq,
          to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
          actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action,
          resource_type as "resourceType", resource_id as "resourceId", request_id as "requestId",
          details::text as details, prev_hash as "prevHash", hash
        from audit_entry where customer_id = ${customerId}::uuid and seq >= ${from} and seq <= ${last}
        order by seq limit ${rowsPerRead}`,
    )
    if (rows.length === 0) return
    const entries = rows.map((row) => ({ ...row, seq: Number(row.seq) }))
    yield entries
    next = (entries.at(-1)?.seq ?? last) + 1
  }
}

/**
 * The whole trail as JSON Lines: what it is, then the digests from outside the database, then every row as far
 * as the export's own digest. Streams: memory does not grow with the trail.
 */
export function exportStream(read: ReadDoor, header: ExportHeader, digest: Digest): Readable {
  const { customerId } = header
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify(header)}\n`
    for await (const kept of keptDigests(customerId)) {
      yield `${JSON.stringify(kept)}\n`
      // One made meanwhile, for somebody else, covers rows that this export does not have.
      if (kept.number === digest.number) break
    }
    for await (const entries of chainEntries(read, customerId, 1, digest.seq))
      yield entries.map((entry) => `${JSON.stringify({ kind: 'entry', ...entry })}\n`).join('')
  }
  return Readable.from(lines(), { objectMode: false, highWaterMark: 1 << 20 })
}
