import { judgeTags } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'app-image-config-tagged'

/**
 * It should have at least one tag of the customer's.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-6
 */
export const appImageConfigTagged: Rule = {
  id,
  title: 'App image configurations are tagged',
  why: 'Without a tag nobody knows whose it is and whether it may go.',
  group: 'posture',
  severity: 'low',
  resourceTypes: ['app-image-config'],
  reads: ['ListTags: Tags[].Key'],
  fix: {
    text: 'Add a tag that names the owner. Tags are no place for personal data.',
    cli: 'aws sagemaker add-tags --region REGION --resource-arn ARN --tags Key=owner,Value=TEAM',
    boto3:
      'import boto3\n\nboto3.client("sagemaker", region_name="REGION").add_tags(ResourceArn="ARN", Tags=[{"Key": "owner", "Value": "TEAM"}])',
  },
  mappings: { hipaa: [], nist80053: ['CM-8'], securityHub: ['SageMaker.6'], prowler: [] },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-6',
  judge: (evidence) => judgeDescribed(id, evidence, 'app-image-config', () => judgeTags(evidence)),
}
