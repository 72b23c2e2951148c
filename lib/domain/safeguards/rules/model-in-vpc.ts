import { createAgain } from '../create-again.ts'
import { judgeVpc } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'model-in-vpc'

/**
 * A model should be hosted in a VPC of the customer's.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-give-access.html
 */
export const modelInVpc: Rule = {
  id,
  title: 'Models are in the customer’s VPC',
  why: 'Outside your VPC neither your network’s rules nor its logs apply to the traffic.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['model'],
  reads: ['VpcConfig.Subnets'],
  fix: createAgain('model', 'Create the model again with VpcConfig, and update its endpoints to it.', [
    ['VpcConfig', { Subnets: ['SUBNET'], SecurityGroupIds: ['GROUP'] }],
  ]),
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'AC-4'],
    securityHub: [],
    prowler: ['sagemaker_models_vpc_settings_configured'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-give-access.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'model', (described) => judgeVpc(described, 'VpcConfig', 'The model')),
}
