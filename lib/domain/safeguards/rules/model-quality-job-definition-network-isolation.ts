import { createAgain } from '../create-again.ts'
import { judgeSwitch } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'model-quality-job-definition-network-isolation'

/**
 * The jobs of a model quality definition should make no network calls of their own.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-25
 */
export const modelQualityJobDefinitionNetworkIsolation: Rule = {
  id,
  title: 'Model quality monitoring is isolated from the network',
  why: 'Without isolation the container can send what it reads to any address it reaches.',
  group: 'posture',
  severity: 'high',
  resourceTypes: ['model-quality-job-definition'],
  reads: ['NetworkConfig.EnableNetworkIsolation'],
  fix: createAgain(
    'model-quality-job-definition',
    'Create it again with NetworkConfig.EnableNetworkIsolation set to true.',
    [['NetworkConfig.EnableNetworkIsolation', true]],
  ),
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'AC-4'],
    securityHub: ['SageMaker.25'],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-25',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'model-quality-job-definition', (described) =>
      judgeSwitch(described, 'NetworkConfig.EnableNetworkIsolation', {
        on: 'The monitoring container is isolated from the network.',
        off: 'The monitoring container is not isolated from the network.',
      }),
    ),
}
