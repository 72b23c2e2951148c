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
} as const satisfies Record<string, string>

export type NoticeKind = keyof typeof noticeWords
