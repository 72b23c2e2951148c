import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { optionalText, requireText, validationException } from '#lib/sandbox/aws/input.ts'
import { launchTrainingJobs } from '#lib/sandbox/aws/sagemaker/children.ts'
import { arnOf } from '#lib/sandbox/aws/sagemaker/find.ts'
import { kindOperations } from '#lib/sandbox/aws/sagemaker/kind-operations.ts'
import type { Listing } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { kinds } from '#lib/sandbox/aws/sagemaker/kinds.ts'
import { trainingJob } from '#lib/sandbox/aws/sagemaker/kinds/training-job.ts'
import { tuningJob } from '#lib/sandbox/aws/sagemaker/kinds/tuning-job.ts'
import { progressOf, type Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { listJobs } from '#lib/sandbox/aws/sagemaker/list.ts'
import { search } from '#lib/sandbox/aws/sagemaker/search.ts'
import { resourcesOf } from '#lib/sandbox/aws/sagemaker/store.ts'
import { tagOperations } from '#lib/sandbox/aws/sagemaker/tags.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { jsonService } from '#lib/sandbox/aws/wire/json-rpc.ts'

function listChildren(call: Call) {
  launchTrainingJobs(call)
  const name = requireText(call.input, 'HyperParameterTuningJobName', validationException)
  const tuning = resourcesOf(call, tuningJob.id)[name.toLowerCase()]
  if (!tuning) throw new AwsError('ResourceNotFound', `Could not find requested job with name: ${name}`)
  const summary = (_call: Call, job: Job) => ({
    TuningJobName: tuning.name,
    TrainingStartTime: new Date(job.createdAt),
    TunedHyperParameters: {},
    ObjectiveStatus: objectiveStatus(progressOf(job, call.now).status),
  })
  const listing: Listing = {
    ...{ operation: call.action, field: 'TrainingJobSummaries', sortBy: 'Name', hasModified: false },
  }
  const table = resourcesOf(call, trainingJob.id)
  const children = Object.fromEntries(
    tuning.children.flatMap((key) => (table[key] ? [[key, table[key]]] : [])),
  )
  return listJobs(call, { ...trainingJob, summary }, children, listing)
}

function objectiveStatus(status: string): string {
  if (status === 'Completed') return 'Succeeded'
  return status === 'InProgress' || status === 'Stopping' ? 'Pending' : 'Failed'
}

export const sagemaker = jsonService('sagemaker', 'SageMaker', {
  ...Object.fromEntries(kinds.flatMap((kind) => Object.entries(kindOperations(kind)))),
  ...tagOperations,
  ListTrainingJobsForHyperParameterTuningJob: {
    permission: 'sagemaker:ListTrainingJobsForHyperParameterTuningJob',
    resource: (call) => arnOf(call, tuningJob, optionalText(call.input, 'HyperParameterTuningJobName') ?? ''),
    handle: listChildren,
  },
  Search: { permission: 'sagemaker:Search', resource: () => '*', handle: search },
})
