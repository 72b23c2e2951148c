import { fieldsOf, spelled, type ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { progressOf, type Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

/** The request verbatim, and what the service knows: absent members stay absent. */
export function describe(call: Call, kind: ResourceKind, job: Job): Record<string, unknown> {
  const refusal = kind.refuses?.(job)
  if (refusal) throw refusal
  const progress = progressOf(job, call.now)
  const { name, arn, status } = fieldsOf(kind)
  const { modified, ended } = kind.timeFields
  return {
    ...job.request,
    ...job.extra,
    [name]: job.name,
    [arn]: job.arn,
    ...(status === null ? {} : { [status]: spelled(kind, progress.status) }),
    CreationTime: new Date(job.createdAt),
    ...(modified === undefined ? {} : { [modified]: new Date(progress.changedAt) }),
    ...(ended === undefined || progress.endedAt === undefined ? {} : { [ended]: new Date(progress.endedAt) }),
    ...kind.details?.(call, job),
  }
}
