/** What becomes of one notice to one recipient. */
export const deliveryStates = ['waiting', 'sent', 'failed', 'given_up'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export const deliveryStateWords: Record<DeliveryState, string> = {
  waiting: 'On its way',
  sent: 'Delivered',
  failed: 'Failed, is tried again',
  given_up: 'Given up',
}

/** After how many seconds each further try follows; the last one repeats until three days are over. */
const waitsSeconds = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 21_600]

/** For how long a delivery is tried. */
export const deliveryDays = 3

const deliveryMs = deliveryDays * 86_400_000

/**
 * When to try again after a failed try; null when three days are over. `attempts` counts the tries so far. The
 * last try comes at the end of the three days.
 */
export function nextAttemptAt(
  attempts: number,
  { createdAt, now }: { createdAt: Date; now: Date },
): Date | null {
  const endMs = createdAt.getTime() + deliveryMs
  if (now.getTime() >= endMs) return null
  const waitSeconds = waitsSeconds[Math.min(attempts, waitsSeconds.length) - 1] ?? 5
  return new Date(Math.min(now.getTime() + waitSeconds * 1000, endMs))
}

/** Whether a receiver took a webhook (Standard Webhooks: any 2xx). */
export function isTaken(status: number): boolean {
  return status >= 200 && status < 300
}

/** The receiver says that it is gone for good (RFC 9110, 15.5.11): it is not asked again. */
export const goneStatus = 410

/** Why a delivery ended without being sent, kept in the place of an answer. */
export const unwanted = {
  left: 'no longer a member',
  switched_off: 'switched off since',
  no_address: 'no verified address',
} as const
