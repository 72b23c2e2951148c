/**
 * Where a region of the fleet can hurt, worst first. Each has one bit, so that a row's problems are one number
 * that sorts by the worst: a region that is blind and observing comes before one that is late and has gaps.
 */
export const fleetProblems = [
  'unsafe',
  'blind',
  'late',
  'held',
  'throttled',
  'gaps',
  'paused',
  'events',
  'observing',
  'template',
] as const
export type FleetProblem = (typeof fleetProblems)[number]

/** `after` completes "3 regions …". */
export const fleetProblemWords: Record<FleetProblem, { word: string; means: string; after: string }> = {
  unsafe: {
    word: 'Unsafe',
    means: 'A role lets in somebody without the right ExternalId; we do not use it.',
    after: 'unsafe',
  },
  blind: { word: 'Blind', means: 'The last sweep could not read the region at all.', after: 'blind' },
  late: { word: 'Late', means: 'The last sweep is older than two sweeps, or never was.', after: 'late' },
  held: {
    word: 'Held',
    means: 'Stops wait for support to release or dismiss them.',
    after: 'with held stops',
  },
  throttled: {
    word: 'Throttled',
    means: 'AWS turned calls away because there were too many.',
    after: 'throttled',
  },
  gaps: { word: 'Gaps', means: 'Something could not be read.', after: 'with gaps' },
  paused: { word: 'Paused', means: 'Nothing is stopped for a while, by support’s word.', after: 'paused' },
  events: {
    word: 'No events',
    means: 'EventBridge has no key, so that jobs are found by the sweep alone.',
    after: 'without events',
  },
  observing: {
    word: 'Observing',
    means: 'Failing jobs are shown, and nothing is stopped.',
    after: 'observing',
  },
  template: {
    word: 'Old template',
    means: 'The account was proved with an older template.',
    after: 'on an old template',
  },
}

export function bitOf(problem: FleetProblem): number {
  return 1 << (fleetProblems.length - 1 - fleetProblems.indexOf(problem))
}

/** The problems in a row's number, worst first. */
export function problemsOf(mask: number): FleetProblem[] {
  return fleetProblems.filter((problem) => (mask & bitOf(problem)) !== 0)
}
