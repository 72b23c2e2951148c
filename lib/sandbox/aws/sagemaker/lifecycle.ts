import type { Tag } from '#lib/sandbox/aws/input.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'

/** A job is what was asked for plus a few times; its status follows from them and the clock, so that it goes
 *  on through a restart without any timer. */
export interface Job {
  name: string
  arn: string
  /** The create request, verbatim, without its tags. */
  request: JsonObject
  tags: Tag[]
  createdAt: number
  /** How long it runs when nobody stops it, and how it then ends. */
  runMs: number
  outcome: 'Completed' | 'Failed'
  stop: { requestedAt: number; takesMs: number } | undefined
  /** The tuning job that launched this training job. */
  parent: { name: string; arn: string } | undefined
  /** Lower-case names of the training jobs a tuning job has launched. */
  children: string[]
  /** What the service adds to a job that something else created (TunedHyperParameters …). */
  extra: JsonObject
  /** Training jobs this tuning job may still launch: settled once it cannot launch more. */
  isSettled: boolean
  /** Of things that do not end by themselves (endpoints, notebooks …); a job has none. */
  phase?: Phase | undefined
}

/** A status, and what follows it: Creating until the thing is InService. */
export interface Phase {
  status: string
  since: number
  next?: { status: string; at: number } | undefined
}

export interface Progress {
  status: string
  /** When the status last changed. */
  changedAt: number
  endedAt: number | undefined
  /** When the status changes next if nothing happens; Infinity when it stays. */
  until: number
}

export function progressOf(job: Job, now: number): Progress {
  if (job.phase) return phaseProgress(job.phase, now)
  const { stop, createdAt } = job
  const naturalEnd = createdAt + job.runMs
  const running = (until: number) => ({
    status: 'InProgress',
    changedAt: createdAt,
    endedAt: undefined,
    until,
  })
  if (stop && stop.requestedAt < naturalEnd) {
    const stoppedAt = stop.requestedAt + stop.takesMs
    if (now < stop.requestedAt) return running(stop.requestedAt)
    if (now < stoppedAt) {
      return { status: 'Stopping', changedAt: stop.requestedAt, endedAt: undefined, until: stoppedAt }
    }
    return { status: 'Stopped', changedAt: stoppedAt, endedAt: stoppedAt, until: Infinity }
  }
  if (now < naturalEnd) return running(naturalEnd)
  return { status: job.outcome, changedAt: naturalEnd, endedAt: naturalEnd, until: Infinity }
}

function phaseProgress({ status, since, next }: Phase, now: number): Progress {
  if (next && now >= next.at) {
    return { status: next.status, changedAt: next.at, endedAt: undefined, until: Infinity }
  }
  return { status, changedAt: since, endedAt: undefined, until: next?.at ?? Infinity }
}

/** When the job ends if nothing more happens to it. */
export function expectedEnd(job: Job): number {
  const naturalEnd = job.createdAt + job.runMs
  if (job.stop === undefined || job.stop.requestedAt >= naturalEnd) return naturalEnd
  return job.stop.requestedAt + job.stop.takesMs
}
