import { createAgain } from '../create-again.ts'
import { judgeVpc } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'training-job-in-vpc'

/**
 * A training job should run in a VPC of the customer's.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-give-access.html
 */
export const trainingJobInVpc: Rule = {
  id,
  title: 'Training jobs are in the customer’s VPC',
  why: 'Outside your VPC neither your network’s rules nor its logs apply to the traffic.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['training-job'],
  reads: ['VpcConfig.Subnets'],
  fix: createAgain('training-job', 'Create it again with VpcConfig.', [
    ['VpcConfig', { Subnets: ['SUBNET'], SecurityGroupIds: ['GROUP'] }],
  ]),
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'AC-4'],
    securityHub: [],
    prowler: ['sagemaker_training_jobs_vpc_settings_configured'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-give-access.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'training-job', (described) =>
      judgeVpc(described, 'VpcConfig', 'The training job'),
    ),
}
