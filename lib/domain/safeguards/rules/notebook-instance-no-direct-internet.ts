import { judgeWord } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'notebook-instance-no-direct-internet'

/**
 * A notebook instance should reach the internet only through the VPC. Prowler reads this from RootAccess in
 * some versions; the field is DirectInternetAccess, which is Enabled unless the request says otherwise.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-1
 */
export const notebookInstanceNoDirectInternet: Rule = {
  id,
  title: 'Notebooks have no direct internet access',
  why: 'A notebook with its own way to the internet can send patients’ data anywhere, past every control of the network.',
  group: 'posture',
  severity: 'high',
  resourceTypes: ['notebook-instance'],
  reads: ['DirectInternetAccess'],
  fix: {
    text: 'It cannot be changed: create the notebook again in your VPC with DirectInternetAccess set to Disabled.',
    cli: 'aws sagemaker create-notebook-instance --region REGION --notebook-instance-name NAME-again --direct-internet-access Disabled --subnet-id SUBNET --security-group-ids GROUP --instance-type TYPE --role-arn ROLE',
    boto3:
      'import boto3\n\nboto3.client("sagemaker", region_name="REGION").create_notebook_instance(\n    NotebookInstanceName="NAME-again", DirectInternetAccess="Disabled", SubnetId="SUBNET",\n    SecurityGroupIds=["GROUP"], InstanceType="TYPE", RoleArn="ROLE",\n)',
  },
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'AC-3', 'AC-4'],
    securityHub: ['SageMaker.1'],
    prowler: ['sagemaker_notebook_instance_without_direct_internet_access_configured'],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-1',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'notebook-instance', (described) =>
      judgeWord(described, 'DirectInternetAccess', {
        good: 'Disabled',
        goodSays: 'Direct internet access is disabled.',
        bad: 'Enabled',
        badSays: 'The notebook has direct internet access.',
        arnField: 'NotebookInstanceArn',
      }),
    ),
}
