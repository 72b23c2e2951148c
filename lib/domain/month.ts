/** Reports are made two hours into a month: by then the last sweeps of the month past are recorded. */
export const reportAfterMs = 2 * 60 * 60_000

/** The whole month, in UTC, that `2026-11` names; the end is the next month's first moment. */
export function monthBounds(month: string): { from: Date; to: Date } {
  const from = new Date(`${month}-01T00:00:00Z`)
  const to = new Date(from)
  to.setUTCMonth(to.getUTCMonth() + 1)
  return { from, to }
}

/** The month that a moment lies in, as `2026-11`. */
export function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7)
}
