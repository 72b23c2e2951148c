import type { VerdictStatus } from './verdict.ts'

/**
 * Counts of resources by their own status, or of verdicts: one safeguard on one resource. `excluded` lies over
 * `failing`: it is a part of it, never beside it.
 */
export type StatusCounts = Record<VerdictStatus, number> & { excluded: number; total: number }

export const noCounts: StatusCounts = {
  protected: 0,
  failing: 0,
  unknown: 0,
  not_applicable: 0,
  excluded: 0,
  total: 0,
}

export function addCounts(left: StatusCounts, right: StatusCounts): StatusCounts {
  return {
    protected: left.protected + right.protected,
    failing: left.failing + right.failing,
    unknown: left.unknown + right.unknown,
    not_applicable: left.not_applicable + right.not_applicable,
    excluded: left.excluded + right.excluded,
    total: left.total + right.total,
  }
}
