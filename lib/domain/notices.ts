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
  'account.unsafe': 'A role of an AWS account became unsafe, and we stopped using it.',
  'account.lost': 'A role of an AWS account no longer lets us in.',
  'account.armed': 'An AWS account was armed.',
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
} as const satisfies Record<string, string>

export type NoticeKind = keyof typeof noticeWords
