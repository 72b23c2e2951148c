import { judgeTags } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'image-tagged'

/**
 * It should have at least one tag of the customer's.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-7
 */
export const imageTagged: Rule = {
  id,
  title: 'Images are tagged',
  why: 'Without a tag nobody knows whose it is and whether it may go.',
  group: 'posture',
  severity: 'low',
  resourceTypes: ['image'],
  reads: ['ListTags: Tags[].Key'],
  fix: {
    text: 'Add a tag that names the owner. Tags are no place for personal data.',
    cli: 'aws sagemaker add-tags --region REGION --resource-arn ARN --tags Key=owner,Value=TEAM',
    boto3:
      'import boto3\n\nboto3.client("sagemaker", region_name="REGION").add_tags(ResourceArn="ARN", Tags=[{"Key": "owner", "Value": "TEAM"}])',
  },
  mappings: { hipaa: [], nist80053: ['CM-8'], securityHub: ['SageMaker.7'], prowler: [] },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-7',
  judge: (evidence) => judgeDescribed(id, evidence, 'image', () => judgeTags(evidence)),
}
