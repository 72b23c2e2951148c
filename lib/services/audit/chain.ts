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
 * The functions that rows may be hashed with, weakest first: what a hash begins with names the one that made it.
 * The trigger uses one of them; a migration that passes to another needs nothing here but its place in this list.
 */
const algorithms = [
  { name: 'sha256', prefix: '' },
  { name: 'sha512', prefix: 'sha512:' },
] as const

/** The place of a hash's function among those known; -1 when it is none of them. */
export function strengthOf(hashed: string): number {
  const [, prefix = ''] = /^([a-z0-9-]+:)?/.exec(hashed) ?? []
  return algorithms.findIndex((algorithm) => algorithm.prefix === prefix)
}

/**
 * The hash of a row, as the trigger `link_audit_entry` computes it: over the previous row's hash and every
 * column, by the function that the row's own hash names; empty when that is unknown. A test holds the two together.
 */
export function hashOfEntry(entry: ChainEntry): string {
  const algorithm = algorithms[strengthOf(entry.hash)]
  if (algorithm === undefined) return ''
  // In one call: a hash object for each of a million rows costs more than the hashing.
  const hashed = hash(
    algorithm.name,
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
  return algorithm.prefix + hashed
}
