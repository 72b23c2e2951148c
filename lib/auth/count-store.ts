import { hashToken, identityDoor } from '#lib/db/doors.ts'

/**
 * Where sign-ins are counted: the database's own table, each client's row seen by its own hash alone. What
 * rate-limiter-flexible asks of a PostgreSQL client, answered through the sign-in's door.
 */
export function countStore(client: string): {
  key: string
  query: (statement: { text: string; values: unknown[] }) => Promise<{ rows: unknown[] }>
} {
  return {
    key: hashToken(client),
    query: ({ text, values }) =>
      identityDoor({ presentedToken: client }, async (tx) => {
        const rows = await tx.$queryRawUnsafe<{ points: number; expire: bigint }[]>(text, ...values)
        return { rows: rows.map(({ points, expire }) => ({ points, expire: Number(expire) })) }
      }),
  }
}
