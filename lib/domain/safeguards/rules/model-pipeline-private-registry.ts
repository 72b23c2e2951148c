import { readPath } from '#lib/domain/resources/read-path.ts'
import { createAgain } from '../create-again.ts'
import { judgeContainers } from '../judge-containers.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'model-pipeline-private-registry'

/**
 * All images of an inference pipeline should come from a private registry in the VPC.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-19
 */
export const modelPipelinePrivateRegistry: Rule = {
  id,
  title: 'Inference pipelines take their images from a private registry',
  why: 'An image pulled over a network you do not control may not be the one you checked.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['model'],
  reads: ['Containers[].ImageConfig.RepositoryAccessMode'],
  fix: createAgain(
    'model',
    'Create the model again with ImageConfig.RepositoryAccessMode set to Vpc for each container.',
    [['Containers[].ImageConfig.RepositoryAccessMode', 'Vpc']],
  ),
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'CM-7', 'SI-7'],
    securityHub: ['SageMaker.19'],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-19',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'model', (described) =>
      judgeContainers(readPath(described, 'Containers[]'), 'The model is no inference pipeline.'),
    ),
}
