/**
 * The backlog guard. A job that was launched while we watched, in an account already armed, is stopped at
 * once. One that had been running before (we were away, the account was just armed or a pause ended, a rule changed) is part
 * of a backlog: the first few are stopped, and what goes beyond is held for support, since a mistake of ours
 * would show in just this way: many stops at once.
 */
export const backlogWindowMs = 10 * 60_000
/** Seen later than this after its creation, a job was missed by events and by two sweeps: we were away. */
export const watchedWithinMs = 3 * 60_000

export interface BacklogFacts {
  jobCreationTime: Date
  seenAt: Date
  armedAt: Date | null
  /** When a pause of the account, or the fleet-wide stop, last ended; null when there was none. */
  resumedAt: Date | null
  /** When rules last changed what they would stop. */
  rulesChangedAt: Date
}

export function isBacklog({
  jobCreationTime,
  seenAt,
  armedAt,
  resumedAt,
  rulesChangedAt,
}: BacklogFacts): boolean {
  return (
    armedAt === null ||
    jobCreationTime < armedAt ||
    (resumedAt !== null && jobCreationTime < resumedAt) ||
    jobCreationTime < rulesChangedAt ||
    seenAt.getTime() - jobCreationTime.getTime() > watchedWithinMs
  )
}

/** Whether a stop of a backlog is held: as many as are let through were let through in the last ten minutes. */
export function isHeld(stopsInWindow: number, holdAbove: number): boolean {
  return stopsInWindow >= holdAbove
}
