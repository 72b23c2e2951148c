import { Readable } from 'node:stream'
import type { Tx } from '#lib/db/client.ts'
import type { Digest } from './digest.ts'
import { keptDigests } from './seal.ts'

/** More at once take more memory, and hardly less time. */
const rowsPerRead = 500

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

/**
 * Rows `first` to `last` of a chain as lines, some hundred at a time: each read is a short transaction. The
 * database writes the JSON: taking a million rows apart here only to write them again is most of the work.
 */
async function* chainLines(
  read: ReadDoor,
  customerId: string,
  first: number,
  last: number,
): AsyncGenerator<string> {
  for (let next = first; next <= last;) {
    const from = next
    const [page] = await read(
      (tx) => tx.$queryRaw<{ lines: string | null; reached: bigint | null }[]>`
        select string_agg(row_to_json(entry)::text || chr(10), '' order by entry.seq) as lines, max(entry.seq) as reached
        from (
          select 'entry' as kind, customer_id as "customerId", seq,
            to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
            actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action,
            resource_type as "resourceType", resource_id as "resourceId", request_id as "requestId",
            details::text as details, prev_hash as "prevHash", hash
          from audit_entry where customer_id = ${customerId}::uuid and seq >= ${from} and seq <= ${last}
          order by seq limit ${rowsPerRead}) entry`,
    )
    if (typeof page?.lines !== 'string') return
    yield page.lines
    next = Number(page.reached) + 1
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
    yield* chainLines(read, customerId, 1, digest.seq)
  }
  return Readable.from(lines(), { objectMode: false, highWaterMark: 1 << 16 })
}
