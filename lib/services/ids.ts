import { z } from 'zod'

const uuid = z.uuid()

/** Ids come from addresses: what is no UUID names nothing, and PostgreSQL is not asked about it. */
export function isUuid(text: string): boolean {
  return uuid.safeParse(text).success
}
