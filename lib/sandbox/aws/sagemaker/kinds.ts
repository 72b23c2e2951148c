import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { trainingJob } from '#lib/sandbox/aws/sagemaker/kinds/training-job.ts'
import { tuningJob } from '#lib/sandbox/aws/sagemaker/kinds/tuning-job.ts'

/** Every kind of SageMaker resource the sandbox knows. */
export const kinds: ResourceKind[] = [tuningJob, trainingJob]
