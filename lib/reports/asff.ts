import { excuseWords, type Finding } from '#lib/domain/evidence.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

const statuses: Record<VerdictStatus, 'PASSED' | 'FAILED' | 'WARNING' | 'NOT_AVAILABLE'> = {
  protected: 'PASSED',
  failing: 'FAILED',
  unknown: 'WARNING',
  not_applicable: 'NOT_AVAILABLE',
}

/**
 * Resolved is what passes, and what there is nothing to do about. What could not be read is nobody's success: it is
 * new until somebody lets us read it.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/findings-workflow-status.html
 */
const workflows: Record<VerdictStatus, 'NEW' | 'RESOLVED' | 'SUPPRESSED'> = {
  protected: 'RESOLVED',
  failing: 'NEW',
  unknown: 'NEW',
  not_applicable: 'SUPPRESSED',
}

const severities: Record<Finding['severity'], 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'> = {
  low: 'LOW',
  medium: 'MEDIUM',
  high: 'HIGH',
  critical: 'CRITICAL',
}

/**
 * One verdict in the AWS Security Finding Format, ready for BatchImportFindings.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-syntax.html
 */
export function asffFinding(finding: Finding, at: string) {
  const partition = finding.arn.split(':')[1] ?? 'aws'
  const { awsAccountId } = finding
  // A finding must name a region; where AWS does not tell a bucket's, it is the one that S3 is asked in by default.
  const region = finding.region === '' ? 'us-east-1' : finding.region
  const { exclusion } = finding
  const excuse = excuseWords(finding)
  const description = finding.reasons.join(' ') || finding.title
  return {
    SchemaVersion: '2018-10-08' as const,
    // Of one thing, not of all that ever had its name.
    Id: `${finding.arn}/${finding.safeguard}/${finding.resourceId}`.slice(0, 512),
    ProductArn: `arn:${partition}:securityhub:${region}:${awsAccountId}:product/${awsAccountId}/default`,
    GeneratorId: finding.safeguard,
    AwsAccountId: awsAccountId,
    Region: region,
    Types: ['Software and Configuration Checks/Industry and Regulatory Standards/HIPAA Controls (USA)'],
    CreatedAt: finding.since,
    UpdatedAt: at,
    Severity: {
      Label: finding.status === 'failing' ? severities[finding.severity] : ('INFORMATIONAL' as const),
    },
    Title: finding.title.slice(0, 256),
    Description: description.slice(0, 1024),
    ProductFields: {
      'cleardata/safeguard': finding.safeguard,
      'cleardata/verdict': finding.status,
      ...(finding.status === 'not_applicable' ? { 'cleardata/suppressed-because': 'not-applicable' } : {}),
      ...(exclusion === null
        ? {}
        : {
            'cleardata/suppressed-because': 'excluded',
            'cleardata/exclusion-id': exclusion.id,
            'cleardata/excluded-until': exclusion.until,
          }),
    },
    Resources: [{ Type: 'Other', Id: finding.arn, Partition: partition, Region: region }],
    Compliance: {
      Status: statuses[finding.status],
      RelatedRequirements: [
        ...finding.hipaa.map((control) => `HIPAA ${control}`),
        ...finding.nist80053.map((control) => `NIST.800-53.r5 ${control}`),
      ].slice(0, 32),
    },
    RecordState: 'ACTIVE' as const,
    // ASFF has no word for excluded: suppressed is its nearest. Failing all the same, so Compliance stays FAILED.
    Workflow: { Status: excuse !== null ? ('SUPPRESSED' as const) : workflows[finding.status] },
    ...(excuse === null
      ? {}
      : { Note: { Text: excuse.slice(0, 512), UpdatedBy: 'Safeguards portal', UpdatedAt: at } }),
  }
}
