import { judgeRegion } from '../judge-setting.ts'
import { asObject } from '#lib/domain/resources/read-json.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'sagemaker-region-model-registry-in-use'

/**
 * At least one model package should be approved in the registry of a region that has models.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry.html
 */
export const sagemakerRegionModelRegistryInUse: Rule = {
  id,
  title: 'Models are approved in the registry',
  why: 'Without approval nobody can tell which model was checked before it answered for a patient.',
  group: 'posture',
  severity: 'low',
  resourceTypes: ['sagemaker-region'],
  reads: ['ListModelPackages: ModelPackageSummaryList[]', 'ListModels: Models[]'],
  fix: {
    text: 'See AWS’s page: this is a practice of the team, not a setting.',
    cli: 'aws sagemaker update-model-package --region REGION --model-package-arn ARN --model-approval-status Approved',
    boto3:
      'import boto3\n\nboto3.client("sagemaker", region_name="REGION").update_model_package(ModelPackageArn="ARN", ModelApprovalStatus="Approved")',
  },
  mappings: {
    hipaa: ['164.308(a)(8)'],
    nist80053: ['CA-7', 'SI-4'],
    securityHub: [],
    prowler: ['sagemaker_models_registry_in_use'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'sagemaker-region', () =>
      judgeRegion(evidence, 'ListModelPackages', 'ModelPackageSummaryList', (entries) => {
        const count = entries.filter((entry) => asObject(entry)?.ModelApprovalStatus === 'Approved').length
        return count > 0
          ? {
              status: 'protected',
              reasons: [{ message: `${count} approved model packages are in the region.` }],
            }
          : { status: 'failing', reasons: [{ message: 'No approved model package is in the region.' }] }
      }),
    ),
}
