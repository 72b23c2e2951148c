import type { Tx } from '#lib/db/client.ts'

/** Since when each account of a customer has been watched, by its id; none where it never was. */
export async function watchedSince(tx: Tx, customerId: string): Promise<Map<string, Date>> {
  const rows = await tx.$queryRaw<{ id: string; since: Date | null }[]>`
    select a.id::text, least(
      (select min(c.started_at) from coverage c where c.customer_id = a.customer_id and c.account_id = a.id),
      (select min(r.first_seen_at) from resource r where r.customer_id = a.customer_id and r.account_id = a.id)) as since
    from aws_account a where a.customer_id = ${customerId}::uuid`
  return new Map(rows.flatMap(({ id, since }) => (since === null ? [] : [[id, since] as const])))
}
