import { describe, expect, it } from 'vitest'
import { mailOf, type OutgoingNotice, testBody, webhookBody } from './notice-text.ts'
import {
  audiencesOf,
  isNoticeKind,
  kindsOfGroup,
  mailedByDefault,
  nameInNotice,
  noticeGroups,
  noticeGroupOf,
  type NoticeKind,
  noticePath,
  noticeWords,
} from './notices.ts'

const kinds = Object.keys(noticeWords) as NoticeKind[]

describe('kinds of notices', () => {
  it('are one sentence each, in exactly one group', () => {
    for (const kind of kinds) {
      expect(noticeWords[kind], kind).toMatch(/^[A-Z].*\.$/)
      expect(noticeGroups, kind).toContain(noticeGroupOf(kind))
    }
    expect(noticeGroups.flatMap(kindsOfGroup).sort()).toEqual([...kinds].sort())
    for (const group of noticeGroups) expect(kindsOfGroup(group), group).not.toEqual([])
  })
})

it('mails an admin everything until they choose, and others what they must know', () => {
  expect(mailedByDefault('admin')).toEqual([
    'terminations',
    'enforcement',
    'exclusions',
    'access',
    'evidence',
  ])
  expect(mailedByDefault('viewer')).toEqual(['terminations'])
})

it('knows its kinds', () => {
  expect(kinds.every(isNoticeKind)).toBe(true)
  expect(['', 'termination', 'toString'].filter(isNoticeKind)).toEqual([])
})

it('shows each role its own audiences, and a program what everybody sees', () => {
  expect(audiencesOf(null)).toEqual(['people'])
  expect(audiencesOf('viewer')).toEqual(['people'])
  expect(audiencesOf('admin')).toEqual(['people', 'admins'])
  expect(audiencesOf('support')).toEqual(['people', 'admins', 'support'])
})

it('names the AWS thing of a notice, and nothing that only looks like a name', () => {
  expect(nameInNotice({ job: 'risk-hpo' })).toBe('risk-hpo')
  for (const key of ['job', 'name', 'account', 'userName'])
    expect(nameInNotice({ [key]: 'its name' }), key).toBe('its name')
  expect(nameInNotice({ userName: 'vera', account: 'main', name: 'x', job: 'risk-hpo' })).toBe('risk-hpo')
  expect(nameInNotice({ users: 3, name: '', account: 7 })).toBeNull()
})

it.each([
  ['termination.stopped', 'termination', '/acme/terminations/x'],
  ['exclusion.requested', 'exclusion_request', '/acme/exclusions/x'],
  ['exclusion.revoked', 'exclusion', '/acme/exclusions/x'],
  ['account.paused', 'aws_account', '/acme/accounts/x'],
  ['group.drifted', 'aws_account', '/acme/access'],
  ['report.ready', 'evidence_report', '/acme/evidence/reports/x'],
  ['group.changed', 'group_change', '/acme/access'],
  ['member.review_due', 'customer', '/acme/settings'],
  ['other.thing', 'something', '/acme/notices'],
])('%s of %s leads to %s', (kind, resourceType, path) => {
  expect(noticePath('acme', { kind, resourceType, resourceId: 'x' })).toBe(path)
})

describe('what leaves the portal', () => {
  const notice: OutgoingNotice = {
    ...{ id: 'n', kind: 'termination.stopped', resourceType: 'termination', resourceId: 'x' },
    ...{ at: new Date('2026-11-25T10:00:00Z'), customer: { slug: 'acme', name: 'Acme Health' } },
  }
  const portalUrl = 'https://portal.example'

  it('is a mail with a link and the way to choose', () => {
    const { subject, text } = mailOf(notice, { portalUrl, isForSupport: false })
    expect(subject).toBe('A tuning job was terminated – Acme Health')
    expect(text).toBe(
      [
        ...['A tuning job was terminated.', '', 'Customer: Acme Health', ''],
        ...['Read it in the portal:', 'https://portal.example/acme/terminations/x', ''],
        ...['Choose what is mailed to you: https://portal.example/acme/settings/notifications', '', ''],
      ].join('\n'),
    )
  })

  it('is a mail to support’s own box, which chooses nothing', () => {
    const { text } = mailOf(notice, { portalUrl, isForSupport: true })
    expect(text).not.toContain('/settings/')
    expect(text).toContain('This address is the mailbox of ClearDATA support.')
  })

  it('is a subject without the full stop at its end, and with all others', () => {
    const late = { ...notice, kind: 'exclusion.revoked' as const }
    expect(mailOf(late, { portalUrl, isForSupport: false }).subject).toBe(
      'An exclusion was revoked. The safeguard applies again – Acme Health',
    )
  })

  it('is a test that says it is one', () => {
    expect(JSON.parse(testBody({ at: notice.at, slug: 'acme' }))).toEqual({
      ...{ type: 'webhook.test', timestamp: '2026-11-25T10:00:00.000Z' },
      data: { customer: 'acme', words: 'A test of this webhook. Nothing happened.' },
    })
  })

  it('is a webhook of type, timestamp and data', () => {
    expect(JSON.parse(webhookBody(notice, { portalUrl }))).toEqual({
      type: 'termination.stopped',
      timestamp: '2026-11-25T10:00:00.000Z',
      data: {
        ...{ noticeId: 'n', customer: 'acme', resourceType: 'termination', resourceId: 'x' },
        ...{ words: noticeWords['termination.stopped'], link: 'https://portal.example/acme/terminations/x' },
      },
    })
  })
})
