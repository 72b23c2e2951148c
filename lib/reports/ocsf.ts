import { excuseWords, type Finding } from '#lib/domain/evidence.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

/** OCSF's compliance status. What could not be read is a warning: no result, for want of information. */
const statuses: Record<VerdictStatus, { id: number; caption: string }> = {
  protected: { id: 1, caption: 'Pass' },
  unknown: { id: 2, caption: 'Warning' },
  failing: { id: 3, caption: 'Fail' },
  not_applicable: { id: 99, caption: 'Not applicable' },
}

const severities: Record<Finding['severity'], { id: number; caption: string }> = {
  low: { id: 2, caption: 'Low' },
  medium: { id: 3, caption: 'Medium' },
  high: { id: 4, caption: 'High' },
  critical: { id: 5, caption: 'Critical' },
}

/**
 * OCSF has no word for excluded: a suppressed finding is its nearest. The check failed all the same, so its
 * compliance status stays so. Which exclusion, and until when, is added to the status for a program to read.
 * @see https://schema.ocsf.io/1.6.0/objects/enrichment
 */
function suppressed(finding: Finding) {
  const { exclusion } = finding
  if (exclusion === null) return {}
  return {
    status_id: 3,
    status: 'Suppressed',
    status_code: 'excluded',
    status_detail: excuseWords(finding),
    comment: exclusion.because,
    enrichments: [
      {
        ...{ name: 'status_id', value: '3', type: 'exclusion', provider: 'Safeguards portal' },
        data: { uid: exclusion.id, end_time: Date.parse(exclusion.until) },
      },
    ],
  }
}

/**
 * One verdict as an OCSF 1.6 Compliance Finding with the cloud profile.
 * @see https://schema.ocsf.io/1.6.0/classes/compliance_finding
 */
export function ocsfFinding(finding: Finding, at: string) {
  const status = statuses[finding.status]
  const isBad = finding.status === 'failing'
  const severity = isBad ? severities[finding.severity] : { id: 1, caption: 'Informational' }
  return {
    activity_id: 1,
    activity_name: 'Create',
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2003,
    class_name: 'Compliance Finding',
    type_uid: 200301,
    time: Date.parse(at),
    severity_id: severity.id,
    severity: severity.caption,
    ...suppressed(finding),
    metadata: {
      version: '1.6.0',
      profiles: ['cloud'],
      product: { name: 'Safeguards portal', vendor_name: 'ClearDATA', uid: 'cleardata-safeguards' },
    },
    finding_info: {
      // Of one thing, not of all that ever had its name.
      uid: `${finding.arn}/${finding.safeguard}/${finding.resourceId}`,
      title: finding.title,
      desc: finding.reasons.join(' ') || finding.title,
      created_time: Date.parse(finding.since),
    },
    compliance: {
      standards: ['HIPAA Security Rule', 'NIST SP 800-53 Rev. 5'],
      control: finding.safeguard,
      requirements: [...finding.hipaa, ...finding.nist80053],
      status_id: status.id,
      status: status.caption,
      status_details: finding.reasons.length === 0 ? [status.caption] : finding.reasons,
    },
    resources: [{ uid: finding.arn, name: finding.name, type: finding.type, region: finding.region }],
    cloud: {
      provider: 'AWS',
      region: finding.region,
      account: { uid: finding.awsAccountId, name: finding.accountName, type: 'AWS Account', type_id: 10 },
    },
  }
}
