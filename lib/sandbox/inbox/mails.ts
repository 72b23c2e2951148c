import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface CaughtMail {
  at: string
  id: string
  from: string
  to: string[]
  subject: string
  text: string
  headers: Record<string, string>
}

export interface MailCatcher {
  /** For `SMTP_URL`. */
  url: string
  mails: CaughtMail[]
  /** Refuse the next mails with a code such as 451, one for each; then take them again. */
  refuseNext: (...codes: number[]) => void
  close: () => Promise<void>
}

/** A mail server on loopback that takes everything and sends nothing on. */
export async function startMailCatcher({
  host,
  port,
  tls,
  auth,
}: {
  host: string
  port: number
  /** A key and certificate; with them it offers STARTTLS. */
  tls?: { key: string; cert: string }
  auth?: { user: string; password: string }
}): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  const refusals: number[] = []
  const server = new SMTPServer({
    ...(tls ?? {}),
    disabledCommands: [...(tls === undefined ? ['STARTTLS'] : []), ...(auth === undefined ? ['AUTH'] : [])],
    authOptional: auth === undefined,
    onAuth: ({ username, password }, _session, answer) =>
      username === auth?.user && password === auth?.password
        ? answer(null, { user: username })
        : answer(new Error('wrong user or password')),
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const code = refusals.shift()
        if (code !== undefined)
          return answer(Object.assign(new Error('refused, as it was asked to'), { responseCode: code }))
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push({
            at: new Date().toISOString(),
            id: mail.messageId ?? '',
            from: mail.from?.address ?? '',
            to: session.envelope.rcptTo.map(({ address }) => address),
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
          })
          answer(null, 'caught')
        })
      })
    },
  })
  server.on('error', () => undefined) // a client that hung up
  const listening = server.listen(port, host)
  await once(listening, 'listening')
  const address = listening.address() as AddressInfo
  return {
    url: `smtp://${host}:${address.port}`,
    mails,
    refuseNext: (...codes) => void refusals.push(...codes),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
