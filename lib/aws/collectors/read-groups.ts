import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { KindGroup } from './kind.ts'
import { kinds } from './kinds.ts'

/** What is read in one session. `enforcement`: running tuning jobs and their children; `region`: SageMaker as a whole. */
export type ReadGroup = KindGroup | 'enforcement' | 'region'

function actionsOfKinds(group: KindGroup): string[] {
  const actions = kinds
    .filter((kind) => kind.group === group)
    .flatMap(({ type, also }) => {
      const { listAction, describeAction } = resourceTypes[type]
      return [listAction, describeAction, ...(also?.actions ?? [])]
    })
  return [...new Set(actions.map((action) => `sagemaker:${action}`))]
}

/** The actions that each session may call; a session policy takes 2,048 characters, so that there are several. */
export const readActions: Record<ReadGroup, string[]> = {
  enforcement: [
    'sagemaker:ListHyperParameterTuningJobs',
    'sagemaker:DescribeHyperParameterTuningJob',
    'sagemaker:ListTrainingJobsForHyperParameterTuningJob',
  ],
  jobs: [...actionsOfKinds('jobs'), 'sagemaker:Search'],
  tools: actionsOfKinds('tools'),
  monitoring: actionsOfKinds('monitoring'),
  hosting: actionsOfKinds('hosting'),
  workspaces: actionsOfKinds('workspaces'),
  region: ['sagemaker:ListModels', 'sagemaker:ListModelPackages', 'sagemaker:ListMonitoringSchedules'],
}
