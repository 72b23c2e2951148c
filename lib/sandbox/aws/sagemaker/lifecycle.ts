import type { Tag } from '#lib/sandbox/aws/input.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'

export type JobStatus = 'InProgress' | 'Stopping' | 'Stopped' | 'Completed' | 'Failed'

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
}

export interface Progress {
  status: JobStatus
  /** When the status last changed. */
  changedAt: number
  endedAt: number | undefined
}

export function progressOf(job: Job, now: number): Progress {
  const naturalEnd = job.createdAt + job.runMs
  const { stop } = job
  if (stop && stop.requestedAt < naturalEnd) {
    const stoppedAt = stop.requestedAt + stop.takesMs
    if (now < stop.requestedAt) return { status: 'InProgress', changedAt: job.createdAt, endedAt: undefined }
    if (now < stoppedAt) return { status: 'Stopping', changedAt: stop.requestedAt, endedAt: undefined }
    return { status: 'Stopped', changedAt: stoppedAt, endedAt: stoppedAt }
  }
  if (now < naturalEnd) return { status: 'InProgress', changedAt: job.createdAt, endedAt: undefined }
  return { status: job.outcome, changedAt: naturalEnd, endedAt: naturalEnd }
}

/** When the job ends if nothing more happens to it. */
export function expectedEnd(job: Job): number {
  const naturalEnd = job.createdAt + job.runMs
  if (job.stop === undefined || job.stop.requestedAt >= naturalEnd) return naturalEnd
  return job.stop.requestedAt + job.stop.takesMs
}
