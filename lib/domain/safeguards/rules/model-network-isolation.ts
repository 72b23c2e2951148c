import { createAgain } from '../create-again.ts'
import { judgeSwitch } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'model-network-isolation'

/**
 * A model's containers should make no network calls of their own.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5
 */
export const modelNetworkIsolation: Rule = {
  id,
  title: 'Models are isolated from the network',
  why: 'Without isolation the container can send what it reads to any address it reaches.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['model'],
  reads: ['EnableNetworkIsolation'],
  fix: createAgain('model', 'Create it again with EnableNetworkIsolation set to true.', [
    ['EnableNetworkIsolation', true],
  ]),
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'AC-4'],
    securityHub: ['SageMaker.5'],
    prowler: ['sagemaker_models_network_isolation_enabled'],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'model', (described) =>
      judgeSwitch(described, 'EnableNetworkIsolation', {
        on: 'The model is isolated from the network.',
        off: 'The model is not isolated from the network.',
      }),
    ),
}
