/**
 * Everything people are told of by itself. A kind is `entity.happening`; its words are one sentence that says
 * what happened, never anybody's free text.
 */
export const noticeWords = {
  'termination.stopped': 'A tuning job was terminated.',
  'account.unsafe': 'A role of an AWS account became unsafe, and we stopped using it.',
  'account.lost': 'A role of an AWS account no longer lets us in.',
  'account.armed': 'An AWS account was armed.',
} as const satisfies Record<string, string>

export type NoticeKind = keyof typeof noticeWords
