import { createAgain } from '../create-again.ts'
import { judgeDefinitionVpcs } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'tuning-job-in-vpc'

/**
 * The training jobs a tuning job launches should run in a VPC of the customer's; every definition counts.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-give-access.html
 */
export const tuningJobInVpc: Rule = {
  id,
  title: 'Tuning jobs are in the customer’s VPC',
  why: 'Outside your VPC neither your network’s rules nor its logs apply to the traffic.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['tuning-job'],
  reads: ['TrainingJobDefinition.VpcConfig', 'TrainingJobDefinitions[].VpcConfig'],
  fix: createAgain('tuning-job', 'Create it again with VpcConfig in every definition.', [
    ['TrainingJobDefinitions[].VpcConfig', { Subnets: ['SUBNET'], SecurityGroupIds: ['GROUP'] }],
  ]),
  mappings: { hipaa: ['164.312(a)(1)'], nist80053: ['SC-7', 'AC-4'], securityHub: [], prowler: [] },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-give-access.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'tuning-job', (described) => judgeDefinitionVpcs(described)),
}
