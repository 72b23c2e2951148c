import { env } from '#lib/env.ts'

/** Where an account's events are sent: its own address, so that a key works for that account alone. */
export function eventEndpoint(accountId: string): string {
  return new URL(`/api/events/aws/${accountId}`, env().PORTAL_URL).href
}
