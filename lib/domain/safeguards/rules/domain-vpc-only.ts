import { isAbsent } from '#lib/domain/resources/read-json.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, unknownBecause } from '../unreadable.ts'

const id = 'domain-vpc-only'

/**
 * The apps of a Studio domain should use the VPC alone. The default is PublicInternetOnly, which also holds for
 * a description that leaves it out, as AWS documents.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html
 */
export const domainVpcOnly: Rule = {
  id,
  title: 'Domains reach the internet only through the VPC',
  why: 'Apps with their own way to the internet can send patients’ data anywhere, past every control of the network.',
  group: 'posture',
  severity: 'high',
  resourceTypes: ['domain'],
  reads: ['AppNetworkAccessType'],
  fix: {
    text: 'Update the domain to AppNetworkAccessType VpcOnly once its VPC has the endpoints Studio needs.',
    cli: 'aws sagemaker update-domain --region REGION --domain-id DOMAIN_ID --app-network-access-type VpcOnly',
    boto3:
      'import boto3\n\nboto3.client("sagemaker", region_name="REGION").update_domain(DomainId="DOMAIN_ID", AppNetworkAccessType="VpcOnly")',
  },
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'AC-4'],
    securityHub: [],
    prowler: ['sagemaker_domain_vpc_only_enabled'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'domain', ({ AppNetworkAccessType: access }) =>
      access === 'VpcOnly'
        ? {
            status: 'protected',
            reasons: [
              {
                message: 'The domain’s apps use the VPC alone.',
                path: 'AppNetworkAccessType',
                value: access,
              },
            ],
          }
        : isAbsent(access) || access === 'PublicInternetOnly'
          ? {
              status: 'failing',
              reasons: [
                { message: 'The domain’s apps have direct internet access.', path: 'AppNetworkAccessType' },
              ],
            }
          : unknownBecause('What stands at AppNetworkAccessType could not be read.', 'AppNetworkAccessType'),
    ),
}
