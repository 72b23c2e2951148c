import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import type { InForce } from '#lib/domain/safeguards/revisions.ts'

const newest = Prisma.sql`select distinct on (safeguard) safeguard, revision, put_in_force_at
  from rule_revision where put_in_force_at is not null order by safeguard, put_in_force_at desc`

/** The revisions in force as one JSON object, for a statement that reads other things too. */
export const inForceJson = Prisma.sql`select jsonb_object_agg(safeguard, revision) from (${newest}) in_force`

interface Rules {
  inForce: InForce
  since: Record<string, Date>
}

/** What a transaction was told it goes on with: recording, judging and deciding ask one after the other. */
const told = new WeakMap<Tx, Promise<Rules>>()

/** Which revisions of rules stop jobs, and since when: jobs from before are a backlog. */
export function readInForce(tx: Tx): Promise<Rules> {
  const rules = told.get(tx) ?? read(tx)
  told.set(tx, rules)
  return rules
}

async function read(tx: Tx): Promise<Rules> {
  const rows = await tx.$queryRaw<{ safeguard: string; revision: number; at: Date }[]>`
    select safeguard, revision, put_in_force_at as at from (${newest}) in_force`
  return {
    inForce: Object.fromEntries(rows.map(({ safeguard, revision }) => [safeguard, revision])),
    since: Object.fromEntries(rows.map(({ safeguard, at }) => [safeguard, at])),
  }
}
