import { isAbsent } from '#lib/domain/resources/read-json.ts'
import { readPath } from '#lib/domain/resources/read-path.ts'
import { createAgain } from '../create-again.ts'
import { judgeContainers } from '../judge-containers.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'model-private-registry'

/**
 * The primary container's image should come from a private registry in the VPC.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-16
 */
export const modelPrivateRegistry: Rule = {
  id,
  title: 'Models take their image from a private registry',
  why: 'An image pulled over a network you do not control may not be the one you checked.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['model'],
  reads: ['PrimaryContainer.ImageConfig.RepositoryAccessMode'],
  fix: createAgain(
    'model',
    'Create the model again with ImageConfig.RepositoryAccessMode set to Vpc for each container.',
    [['PrimaryContainer.ImageConfig.RepositoryAccessMode', 'Vpc']],
  ),
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'CM-7', 'SI-7'],
    securityHub: ['SageMaker.16'],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-16',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'model', (described) =>
      judgeContainers(
        isAbsent(described.PrimaryContainer) ? [] : readPath(described, 'PrimaryContainer'),
        'The model has no primary container.',
      ),
    ),
}
