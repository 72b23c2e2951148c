import { judgeRegion } from '../judge-setting.ts'
import { readPath } from '#lib/domain/resources/read-path.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'sagemaker-region-clarify-in-use'

/**
 * At least one processing job of a region that has models should use SageMaker Clarify's image. The answer
 * holds the region's processing jobs, described.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-configure-processing-jobs.html
 */
export const sagemakerRegionClarifyInUse: Rule = {
  id,
  title: 'Models are checked for bias',
  why: 'A model that treats groups of patients differently must be found before it is used.',
  group: 'posture',
  severity: 'low',
  resourceTypes: ['sagemaker-region'],
  reads: ['DescribeProcessingJob: ProcessingJobs[]', 'ListModels: Models[]'],
  fix: {
    text: 'See AWS’s page: this is a practice of the team, not a setting.',
    cli: 'aws sagemaker create-processing-job --region REGION --cli-input-json file://clarify.json',
    boto3: 'import boto3\n\nboto3.client("sagemaker", region_name="REGION").create_processing_job(**request)',
  },
  mappings: {
    hipaa: ['164.308(a)(8)'],
    nist80053: ['CA-7', 'SI-4'],
    securityHub: [],
    prowler: ['sagemaker_clarify_exists'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-configure-processing-jobs.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'sagemaker-region', () =>
      judgeRegion(evidence, 'DescribeProcessingJob', 'ProcessingJobs', (entries) => {
        const count = entries.filter((entry) =>
          /sagemaker-clarify-processing/.test(String(readPath(entry, 'AppSpecification.ImageUri')[0]?.value)),
        ).length
        return count > 0
          ? { status: 'protected', reasons: [{ message: `${count} Clarify jobs ran in the region.` }] }
          : { status: 'failing', reasons: [{ message: 'No Clarify job ran in the region.' }] }
      }),
    ),
}
