/**
 * Everything people are told of by itself. A kind is `entity.happening`; its words are one sentence that says
 * what happened, never anybody's free text.
 */
export const noticeWords = {
  'termination.stopped': 'A tuning job was terminated.',
  'termination.held': 'A stop is held until support releases it.',
  'termination.blocked': 'A stop could not be carried out for five minutes.',
  'termination.disputed': 'Somebody says that a termination was wrong.',
  'account.paused': 'Enforcement is paused in an AWS account.',
  'fleet.stopped':
    'ClearDATA stopped all enforcement, in every account. Failing jobs keep running meanwhile.',
  'fleet.released': 'Enforcement is back: ClearDATA released its fleet-wide stop.',
  'account.unsafe': 'A role of an AWS account became unsafe, and we stopped using it.',
  'account.lost': 'A role of an AWS account no longer lets us in.',
  'account.armed': 'An AWS account was armed.',
  'account.arming_delayed': 'Support put off the arming of an AWS account.',
  'exclusion.requested': 'An exclusion was asked for.',
  'exclusion.answered': 'A question about an exclusion was answered.',
  'exclusion.late': 'A request for an exclusion waits longer than promised.',
  'exclusion.information_asked': 'Support has a question about a request for an exclusion.',
  'exclusion.approved': 'An exclusion was approved.',
  'exclusion.declined': 'A request for an exclusion was declined.',
  'exclusion.lapsed': 'A request for an exclusion lapsed: nobody decided within 7 days.',
  'exclusion.ending': 'An exclusion ends soon.',
  'exclusion.expired': 'An exclusion has ended. The safeguard applies again.',
  'exclusion.revoked': 'An exclusion was revoked. The safeguard applies again.',
  'exclusion.suspended': 'An exclusion was suspended: what runs is not what was attested. Attest again.',
  'exclusion.attested': 'A suspended exclusion was attested again.',
  'group.changed': 'Somebody was added to or removed from Safeguard-Sagemaker.',
  'group.refused': 'AWS refused a change of Safeguard-Sagemaker.',
  'group.approval_wanted': 'A change of Safeguard-Sagemaker waits for a second admin.',
  'group.access_asked': 'Somebody asks for access to SageMaker.',
  'group.access_decided': 'A request for access to SageMaker was decided.',
  'group.drifted': 'Safeguard-Sagemaker was changed outside the portal.',
  'group.ending': 'A membership of Safeguard-Sagemaker ends soon.',
  'group.ended': 'A membership of Safeguard-Sagemaker came to its end.',
  'group.review_due': 'The review of access to SageMaker is due.',
  'group.review_finished': 'A review of access to SageMaker was finished.',
  'group.rules_changed': 'The rules for changing Safeguard-Sagemaker were changed.',
  'report.ready': 'The evidence report of the month past is ready.',
} as const satisfies Record<string, string>

export type NoticeKind = keyof typeof noticeWords
