import { type NoticeKind, noticePath, noticeWords } from './notices.ts'

/** A notice as it leaves the portal: what kind of thing happened, in which customer, and where to read of it. */
export interface OutgoingNotice {
  id: string
  kind: NoticeKind
  resourceType: string
  resourceId: string
  at: Date
  customer: { slug: string; name: string }
}

/** A mail's words: no names of jobs, no reasons, nothing that a stranger who reads it could use. */
export function mailOf(
  notice: OutgoingNotice,
  { portalUrl, isForSupport }: { portalUrl: string; isForSupport: boolean },
): { subject: string; text: string } {
  const { kind, customer } = notice
  const link = `${portalUrl}${noticePath(customer.slug, notice)}`
  const why = isForSupport
    ? 'This address is the mailbox of ClearDATA support.'
    : `Choose what is mailed to you: ${portalUrl}/${customer.slug}/settings/notifications`
  return {
    subject: `${noticeWords[kind].replace(/\.$/, '')} – ${customer.name}`,
    text: [noticeWords[kind], `Customer: ${customer.name}`, `Read it in the portal:\n${link}`, why, ''].join(
      '\n\n',
    ),
  }
}

/** A webhook's body (Standard Webhooks: type, timestamp, data): ids and a link, as thin as a mail. */
export function webhookBody(notice: OutgoingNotice, { portalUrl }: { portalUrl: string }): string {
  const { id, kind, resourceType, resourceId, at, customer } = notice
  return JSON.stringify({
    type: kind,
    timestamp: at.toISOString(),
    data: {
      noticeId: id,
      customer: customer.slug,
      resourceType,
      resourceId,
      words: noticeWords[kind],
      link: `${portalUrl}${noticePath(customer.slug, notice)}`,
    },
  })
}

/** What a test sends: the same form, about nothing. */
export function testBody({ at, slug }: { at: Date; slug: string }): string {
  return JSON.stringify({
    type: 'webhook.test',
    timestamp: at.toISOString(),
    data: { customer: slug, words: 'A test of this webhook. Nothing happened.' },
  })
}
