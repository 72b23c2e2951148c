import { createTransport } from 'nodemailer'
import { env } from '#lib/env.ts'

interface Mail {
  to: string
  subject: string
  text: string
  /** Stays the same over every try, so that a mailbox that got it twice can tell. */
  id: string
}

const timeoutMs = 10_000

/** Whether there is a way to mail anything. */
export function isMailSetUp(): boolean {
  return env().SMTP_URL !== undefined
}

export interface MailServer {
  smtpUrl: string
  from: string
  /** The portal's own host, which ids of mails end with. */
  host: string
  /** Refuse to hand mail over in the clear: everywhere but on this machine. */
  requiresTls: boolean
}

/** The mail server of the settings; throws where there is none. */
export function mailServer(): MailServer {
  const { SMTP_URL, MAIL_FROM, PORTAL_URL, SAFEGUARDS_DEMO } = env()
  if (SMTP_URL === undefined) throw new Error('mail is not set up')
  const host = new URL(PORTAL_URL).hostname
  return { smtpUrl: SMTP_URL, from: MAIL_FROM ?? `safeguards@${host}`, host, requiresTls: !SAFEGUARDS_DEMO }
}

function open({ smtpUrl, requiresTls }: MailServer) {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && requiresTls,
    ...(url.username !== '' && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
}

/**
 * Hands one mail to the server and answers its code (250). Throws what the server or the connection said.
 * `Auto-Submitted` keeps absence notes from answering (RFC 3834).
 */
export async function sendMail({ to, subject, text, id }: Mail, server: MailServer): Promise<string> {
  const transport = open(server)
  try {
    const { response } = await transport.sendMail({
      ...{ from: server.from, to, subject, text },
      messageId: `<${id}@${server.host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return /^\d{3}/.exec(response)?.[0] ?? 'sent'
  } finally {
    transport.close()
  }
}
