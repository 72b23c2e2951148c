import { createAgain } from '../create-again.ts'
import { judgeSwitch } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'training-job-network-isolation'

/**
 * A training container should make no network calls of its own.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
 */
export const trainingJobNetworkIsolation: Rule = {
  id,
  title: 'Training jobs are isolated from the network',
  why: 'Without isolation the container can send what it reads to any address it reaches.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['training-job'],
  reads: ['EnableNetworkIsolation'],
  fix: createAgain('training-job', 'Create it again with EnableNetworkIsolation set to true.', [
    ['EnableNetworkIsolation', true],
  ]),
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'AC-4'],
    securityHub: [],
    prowler: ['sagemaker_training_jobs_network_isolation_enabled'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'training-job', (described) =>
      judgeSwitch(described, 'EnableNetworkIsolation', {
        on: 'The training container is isolated from the network.',
        off: 'The training container is not isolated from the network.',
      }),
    ),
}
