import type { Kind } from './kind.ts'
import { trainingJob } from './kinds/training-job.ts'
import { tuningJob } from './kinds/tuning-job.ts'

/** Every kind of SageMaker resource that an inventory reads, in the order it reads them. */
export const kinds: readonly Kind[] = [tuningJob, trainingJob]
