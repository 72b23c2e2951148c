import { validationException } from '#lib/sandbox/aws/input.ts'
import { reconsiderLaunch } from '#lib/sandbox/aws/sagemaker/children.ts'
import { required } from '#lib/sandbox/aws/sagemaker/find.ts'
import { fieldsOf, spelled, type Move, type ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { progressOf, type Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { removeResource, resourcesOf, touchResource } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

/** Not idempotent: a job that is not InProgress refuses.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopHyperParameterTuningJob.html */
export function stop(call: Call, kind: ResourceKind) {
  const job = required(call, kind, 'stop')
  const { status } = progressOf(job, call.now)
  if (status !== 'InProgress') throw inStatus(kind, status)
  job.stop = { requestedAt: call.now, takesMs: call.settings.stoppingMs }
  if (job.parent) reconsiderLaunch(resourcesOf(call, 'tuning-job')[job.parent.name.toLowerCase()])
  touchResource(resourcesOf(call, kind.id), job, call.now)
  kind.onStop?.(call, job)
  return {}
}

/** Starts, stops or updates what stands. */
export function move(call: Call, kind: ResourceKind, { from, passing, then, change, isTold }: Move) {
  const { now, settings } = call
  const job = required(call, kind, 'stop')
  const { status } = progressOf(job, now)
  if (from && !from.includes(status)) throw cannotMove(kind, job, status, from, passing)
  change?.(call, job)
  const takesMs = passing === 'Stopping' ? settings.stoppingMs : settings.provisionMs
  const next = { status: typeof then === 'string' ? then : then(call), at: now + takesMs }
  job.phase = { status: passing, since: now, next }
  touchResource(resourcesOf(call, kind.id), job, call.now)
  return isTold ? { [fieldsOf(kind).createdArn]: job.arn } : {}
}

/** What is deleted is gone at once; AWS shows it as Deleting for a while. */
export function remove(call: Call, kind: ResourceKind) {
  const job = required(call, kind, 'stop')
  const { status } = progressOf(job, call.now)
  if (kind.lifecycle.is === 'job' && ['InProgress', 'Stopping'].includes(status)) throw inStatus(kind, status)
  const from = kind.deletes?.from
  if (from && !from.includes(status)) throw cannotMove(kind, job, status, from, 'Deleting')
  removeResource(resourcesOf(call, kind.id), job)
  return kind.deletes?.isTold ? { [fieldsOf(kind).createdArn]: job.arn } : {}
}

function inStatus(kind: ResourceKind, status: string) {
  return validationException(
    `The request was rejected because the ${kind.noun} is in status ${spelled(kind, status)}.`,
  )
}

/** In the words of notebook instances. */
function cannotMove(kind: ResourceKind, job: Job, status: string, from: string[], to: string) {
  const noun = kind.noun.replace(/(^| )[a-z]/g, (start) => start.toUpperCase())
  return validationException(
    `Status (${status}) not in ([${from.join(', ')}]). Unable to transition to (${to}) for ${noun} (${job.arn}).`,
  )
}
