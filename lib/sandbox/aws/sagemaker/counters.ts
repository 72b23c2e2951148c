import { childrenIn } from '#lib/sandbox/aws/sagemaker/children.ts'
import { progressOf, type Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Table } from '#lib/sandbox/aws/sagemaker/store.ts'

/** How the training jobs of a tuning job stand. */
export function countersIn(trainings: Table, tuning: Job, now: number) {
  const count = { Completed: 0, InProgress: 0, RetryableError: 0, NonRetryableError: 0, Stopped: 0 }
  const objective = { Succeeded: 0, Pending: 0, Failed: 0 }
  for (const child of childrenIn(trainings, tuning)) {
    const { status } = progressOf(child, now)
    if (status === 'Completed') {
      count.Completed += 1
      objective.Succeeded += 1
    } else if (status === 'InProgress' || status === 'Stopping') {
      count.InProgress += 1
      objective.Pending += 1
    } else if (status === 'Stopped') {
      count.Stopped += 1
      objective.Failed += 1
    } else {
      count.NonRetryableError += 1
      objective.Failed += 1
    }
  }
  return { TrainingJobStatusCounters: count, ObjectiveStatusCounters: objective }
}
