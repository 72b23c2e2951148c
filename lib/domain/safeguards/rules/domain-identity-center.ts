import { isAbsent } from '#lib/domain/resources/read-json.ts'
import { createAgain } from '../create-again.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, unknownBecause } from '../unreadable.ts'

const id = 'domain-identity-center'

/**
 * A Studio domain should sign people in through IAM Identity Center. A request cannot name the application
 * yet, so a missing one fails only in a description.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-sso-users.html
 */
export const domainIdentityCenter: Rule = {
  id,
  title: 'Domains sign people in through IAM Identity Center',
  why: 'With shared IAM roles nobody can tell which person opened a notebook.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['domain'],
  reads: ['AuthMode', 'SingleSignOnApplicationArn', 'SingleSignOnManagedApplicationInstanceId'],
  fix: createAgain(
    'domain',
    'AuthMode cannot be changed: create the domain again with AuthMode set to SSO.',
    [['AuthMode', 'SSO']],
  ),
  mappings: {
    hipaa: ['164.312(d)', '164.312(a)(2)(i)'],
    nist80053: ['IA-2', 'IA-8', 'AC-2'],
    securityHub: [],
    prowler: ['sagemaker_domain_sso_configured'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-sso-users.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'domain', (described) => {
      const { AuthMode: mode } = described
      if (mode !== 'SSO' && mode !== 'IAM')
        return unknownBecause('AWS does not say how the domain signs people in.', 'AuthMode')
      if (mode === 'IAM')
        return {
          status: 'failing',
          reasons: [{ message: 'The domain signs people in through IAM.', path: 'AuthMode', value: mode }],
        }
      const isDescription = !isAbsent(described.DomainArn)
      const isTied = [
        described.SingleSignOnApplicationArn,
        described.SingleSignOnManagedApplicationInstanceId,
      ].some((value) => typeof value === 'string' && value !== '')
      return isTied || !isDescription
        ? {
            status: 'protected',
            reasons: [
              {
                message: 'The domain signs people in through IAM Identity Center.',
                path: 'AuthMode',
                value: mode,
              },
            ],
          }
        : {
            status: 'failing',
            reasons: [
              {
                message: 'The domain is set to IAM Identity Center and belongs to no instance of it.',
                path: 'SingleSignOnApplicationArn',
              },
            ],
          }
    }),
}
