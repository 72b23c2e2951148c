import type { Rule } from '../rule.ts'
import { judgeDescribed, unknownBecause } from '../unreadable.ts'

const id = 'notebook-instance-supported-platform'

/**
 * A notebook instance should run on a platform AWS still supports: Amazon Linux 2023.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-8
 */
export const notebookInstanceSupportedPlatform: Rule = {
  id,
  title: 'Notebooks run on a supported platform',
  why: 'A platform that AWS no longer supports gets no security updates.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['notebook-instance'],
  reads: ['PlatformIdentifier'],
  fix: {
    text: 'Create the notebook again on notebook-al2023-v1 and move your files there.',
    cli: 'aws sagemaker create-notebook-instance --region REGION --notebook-instance-name NAME-again --platform-identifier notebook-al2023-v1 --instance-type TYPE --role-arn ROLE',
    boto3:
      'import boto3\n\nboto3.client("sagemaker", region_name="REGION").create_notebook_instance(\n    NotebookInstanceName="NAME-again", PlatformIdentifier="notebook-al2023-v1",\n    InstanceType="TYPE", RoleArn="ROLE",\n)',
  },
  mappings: {
    hipaa: ['164.308(a)(5)(ii)(B)'],
    nist80053: ['SI-2', 'CM-2'],
    securityHub: ['SageMaker.8'],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-8',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'notebook-instance', ({ PlatformIdentifier: platform }) =>
      typeof platform !== 'string'
        ? unknownBecause('AWS does not say which platform the notebook runs on.', 'PlatformIdentifier')
        : {
            status: /^notebook-al2023-v\d+$/.test(platform) ? 'protected' : 'failing',
            reasons: [
              { message: `The notebook runs on ${platform}.`, path: 'PlatformIdentifier', value: platform },
            ],
          },
    ),
}
