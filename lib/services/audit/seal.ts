import type { Tx } from '#lib/db/client.ts'
import type { KnownActor } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import {
  type Digest,
  type DigestPurpose,
  digestShape,
  hashOfDigest,
  signDigest,
  signingKey,
} from './digest.ts'
import { emitAudit } from './emit-audit.ts'
import { type EvidenceStore, evidenceStore } from './evidence-store.ts'

const prefixOf = (customerId: string) => `digests/${customerId}/`
const nameOf = ({ customerId, number }: Pick<Digest, 'customerId' | 'number'>) =>
  `${prefixOf(customerId)}${String(number).padStart(8, '0')}.json`

/** Whether digests can be made here at all: a key to sign with and a place to keep them. */
export function canSeal(): boolean {
  return signingKey() !== null && evidenceStore() !== null
}

function storeOrRefuse(): EvidenceStore {
  const store = evidenceStore()
  if (store === null || signingKey() === null)
    throw new ServiceError(
      'unavailable',
      'This portal has no signing key or no place for evidence, so it cannot sign the trail. Tell ClearDATA support.',
    )
  return store
}

/** The digests of a chain from outside the database, in order. What cannot be read is an error, never skipped. */
export async function* keptDigests(customerId: string): AsyncGenerator<Digest> {
  const store = storeOrRefuse()
  for (const name of await store.list(prefixOf(customerId)))
    yield digestShape.parse(JSON.parse(await store.get(name)))
}

/** The newest digest outside. `known` is the database's newest: a hint that saves listing all, and no more. */
async function lastKept(store: EvidenceStore, customerId: string, known: number): Promise<Digest | null> {
  const prefix = prefixOf(customerId)
  const newest = known > 1 ? await store.list(prefix, nameOf({ customerId, number: known - 1 })) : []
  const name = (newest.length > 0 ? newest : await store.list(prefix)).at(-1)
  return name === undefined ? null : digestShape.parse(JSON.parse(await store.get(name)))
}

async function lastKnown(tx: Tx, customerId: string): Promise<number> {
  const known = await tx.auditDigest.findFirst({ where: { customerId }, orderBy: { number: 'desc' } })
  return known?.number ?? 0
}

/**
 * Signs the chain as far as it goes, inside the given transaction: a row announces the digest, and holding
 * that row's lock nobody can add another before the signature is made. `keepDigests` must follow the commit.
 */
export async function signChain(
  tx: Tx,
  ctx: { actor: KnownActor; customerId: string; requestId: string },
  { purpose, subject }: { purpose: DigestPurpose; subject: string },
): Promise<Digest> {
  const store = storeOrRefuse()
  const key = signingKey()
  if (key === null) throw new Error('unreachable: storeOrRefuse checked the key')
  const { customerId } = ctx
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`audit_digest:${customerId}`}, 0))`
  await keepDigests(tx, customerId)
  const known = await lastKnown(tx, customerId)
  const kept = await lastKept(store, customerId, known)
  // Where one of the two was tampered with, the number jumps and verification says so.
  const number = Math.max(kept?.number ?? 0, known) + 1
  await emitAudit(tx, ctx, {
    action: 'audit.digest',
    resourceType: 'audit_digest',
    resourceId: String(number),
    details: { number, purpose, subject },
  })
  const [head] = await tx.$queryRaw<{ seq: bigint; hash: string; at: string }[]>`
    select seq, hash, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from audit_head where customer_id = ${customerId}::uuid`
  if (!head) throw new Error('The chain has a row but no head.')
  const digest = signDigest(
    {
      ...{ customerId, number, purpose, subject },
      ...{ at: head.at, seq: Number(head.seq), hash: head.hash },
      previous: kept === null ? '' : hashOfDigest(kept),
    },
    key,
  )
  await tx.$executeRaw`insert into audit_digest (customer_id, number, purpose, at, seq, digest_hash, body)
    values (${customerId}::uuid, ${number}, ${purpose}, ${head.at}::timestamptz, ${head.seq}, ${hashOfDigest(digest)},
      ${JSON.stringify(digest)})`
  return digest
}

/** Writes to the store what was signed and is not there yet: after a commit, or after a crash in between. */
export async function keepDigests(tx: Tx, customerId: string): Promise<void> {
  const store = storeOrRefuse()
  const last = await lastKept(store, customerId, await lastKnown(tx, customerId))
  const missing = await tx.auditDigest.findMany({
    where: { customerId, number: { gt: last?.number ?? 0 } },
    orderBy: { number: 'asc' },
  })
  for (const { body } of missing) await store.put(nameOf(digestShape.parse(JSON.parse(body))), body)
}
