import { isAbsent } from '#lib/domain/resources/read-json.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, unknownBecause } from '../unreadable.ts'

const id = 'notebook-instance-in-vpc'

/**
 * A notebook instance should be in a VPC of the customer's. AWS leaves SubnetId out where there is none.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-2
 */
export const notebookInstanceInVpc: Rule = {
  id,
  title: 'Notebooks are in the customer’s VPC',
  why: 'Outside your VPC neither your network’s rules nor its logs apply to the notebook.',
  group: 'posture',
  severity: 'high',
  resourceTypes: ['notebook-instance'],
  reads: ['SubnetId'],
  fix: {
    text: 'It cannot be changed: create the notebook again with SubnetId and SecurityGroupIds of your VPC.',
    cli: 'aws sagemaker create-notebook-instance --region REGION --notebook-instance-name NAME-again --subnet-id SUBNET --security-group-ids GROUP --instance-type TYPE --role-arn ROLE',
    boto3:
      'import boto3\n\nboto3.client("sagemaker", region_name="REGION").create_notebook_instance(\n    NotebookInstanceName="NAME-again", SubnetId="SUBNET", SecurityGroupIds=["GROUP"],\n    InstanceType="TYPE", RoleArn="ROLE",\n)',
  },
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'AC-4'],
    securityHub: ['SageMaker.2'],
    prowler: ['sagemaker_notebook_instance_vpc_settings_configured'],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-2',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'notebook-instance', ({ SubnetId: subnet }) =>
      isAbsent(subnet) || subnet === ''
        ? {
            status: 'failing',
            reasons: [{ message: 'The notebook is in no VPC of the customer’s.', path: 'SubnetId' }],
          }
        : typeof subnet === 'string'
          ? {
              status: 'protected',
              reasons: [{ message: `The notebook is in subnet ${subnet}.`, path: 'SubnetId', value: subnet }],
            }
          : unknownBecause('What stands at SubnetId could not be read.', 'SubnetId'),
    ),
}
