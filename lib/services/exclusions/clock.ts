import type { Tx } from '#lib/db/client.ts'

/** The database's clock, which alone says when an exclusion begins, lapses and ends. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  return row?.now ?? new Date(0)
}
