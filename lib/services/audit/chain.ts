import { hash } from 'node:crypto'

/** One row of the trail as an export has it: every column that the chain's hash covers, as the text it covers. */
export interface ChainEntry {
  customerId: string
  seq: number
  /** UTC, in microseconds. */
  at: string
  actorKind: string
  actorId: string
  actorName: string
  action: string
  resourceType: string
  resourceId: string
  requestId: string
  /** PostgreSQL's own text of the JSON: the hash covers these bytes. */
  details: string
  prevHash: string
  hash: string
}

/** Text with its length in front, so that no two rows read alike. */
function part(value: string): string {
  return `${Buffer.byteLength(value)}:${value},`
}

/**
 * The hash of a row, as the trigger `link_audit_entry` computes it: SHA-256 over the previous row's hash and
 * every column. A test holds the two together.
 */
export function hashOfEntry(entry: ChainEntry): string {
  // In one call: a hash object for each of a million rows costs more than the hashing.
  return hash(
    'sha256',
    part(entry.prevHash) +
      part(entry.customerId) +
      part(String(entry.seq)) +
      part(entry.at) +
      part(entry.actorKind) +
      part(entry.actorId) +
      part(entry.actorName) +
      part(entry.action) +
      part(entry.resourceType) +
      part(entry.resourceId) +
      part(entry.requestId) +
      part(entry.details),
    'hex',
  )
}
