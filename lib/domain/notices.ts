/**
 * Everything people are told of by itself. A kind is `entity.happening`; its words are one sentence that says
 * what happened, never anybody's free text.
 */
export const noticeWords = {
  'termination.stopped': 'A tuning job was terminated.',
  'termination.held': 'A stop is held until support releases it.',
  'termination.blocked': 'A stop could not be carried out for five minutes.',
  'termination.disputed': 'Somebody says that a termination was wrong.',
  'termination.dispute_answered': 'Support answered that a termination was right or wrong.',
  'account.paused': 'Enforcement is paused in an AWS account.',
  'fleet.stopped':
    'ClearDATA stopped all enforcement, in every account. Failing jobs keep running meanwhile.',
  'fleet.released': 'Enforcement is back: ClearDATA released its fleet-wide stop.',
  'account.unsafe': 'A role of an AWS account became unsafe, and we stopped using it.',
  'account.lost': 'A role of an AWS account no longer lets us in.',
  'account.armed': 'An AWS account was armed.',
  'account.disconnected': 'An AWS account was disconnected. Nothing is read or stopped in it any more.',
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
  'member.review_due': 'Somebody’s access to the portal is due for review: look whether they should keep it.',
  'report.ready': 'The evidence report of the month past is ready.',
} as const satisfies Record<string, string>

export type NoticeKind = keyof typeof noticeWords

/** What a notice is of: the part of its kind before the dot. */
type Entity = NoticeKind extends infer Kind ? (Kind extends `${infer Of}.${string}` ? Of : never) : never

/** What people choose from, when they say what to be told of by mail and what a webhook gets. */
export const noticeGroups = ['terminations', 'enforcement', 'exclusions', 'access', 'evidence'] as const
export type NoticeGroup = (typeof noticeGroups)[number]

export const noticeGroupWords: Record<NoticeGroup, { word: string; means: string }> = {
  terminations: { word: 'Terminations', means: 'A job was terminated, or its stop is held or blocked.' },
  enforcement: {
    word: 'Enforcement',
    means: 'An account was armed, paused, lost or disconnected, or became unsafe; the fleet was stopped.',
  },
  exclusions: { word: 'Exclusions', means: 'A request was decided, or an exclusion changes or ends.' },
  access: {
    word: 'Access',
    means:
      'Safeguard-Sagemaker changed, drifted, or waits for an admin; people’s access to the portal is due for review.',
  },
  evidence: { word: 'Evidence', means: 'The report of the month past is ready.' },
}

const groupOfEntity: Record<Entity, NoticeGroup> = {
  termination: 'terminations',
  account: 'enforcement',
  fleet: 'enforcement',
  exclusion: 'exclusions',
  group: 'access',
  member: 'access',
  report: 'evidence',
}

export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(noticeWords, kind)
}

export function noticeGroupOf(kind: NoticeKind): NoticeGroup {
  return groupOfEntity[kind.slice(0, kind.indexOf('.')) as Entity]
}

/** The kinds of a group, for a filter. */
export function kindsOfGroup(group: NoticeGroup): NoticeKind[] {
  return (Object.keys(noticeWords) as NoticeKind[]).filter((kind) => noticeGroupOf(kind) === group)
}

/** What is mailed to somebody who never chose: what they are asked to act on. */
export function mailedByDefault(role: 'viewer' | 'admin'): NoticeGroup[] {
  return role === 'admin' ? [...noticeGroups] : ['terminations']
}

export const noticeAudiences = ['people', 'admins', 'support'] as const
export type NoticeAudience = (typeof noticeAudiences)[number]

/** Whose notices somebody sees inside a customer. A program (no role) sees what all people see. */
export function audiencesOf(role: 'viewer' | 'admin' | 'support' | null): NoticeAudience[] {
  if (role === 'support') return [...noticeAudiences]
  return role === 'admin' ? ['people', 'admins'] : ['people']
}

/** The AWS thing that a notice is about, by its name; null where its facts name none. */
export function nameInNotice(facts: Record<string, unknown>): string | null {
  for (const key of ['job', 'name', 'account', 'userName'])
    if (typeof facts[key] === 'string' && facts[key] !== '') return facts[key]
  return null
}

/** Where in a customer's pages the thing of a notice is. The path starts with a slash. */
export function noticePath(
  slug: string,
  { kind, resourceType, resourceId }: { kind: string; resourceType: string; resourceId: string },
): string {
  const id = encodeURIComponent(resourceId)
  if (resourceType === 'termination') return `/${slug}/terminations/${id}`
  if (resourceType === 'exclusion' || resourceType === 'exclusion_request') return `/${slug}/exclusions/${id}`
  if (kind.startsWith('member.')) return `/${slug}/settings`
  if (kind.startsWith('group.')) return `/${slug}/access`
  if (resourceType === 'evidence_report') return `/${slug}/evidence/reports/${id}`
  if (resourceType === 'aws_account') return `/${slug}/accounts/${id}`
  return `/${slug}/notices`
}
