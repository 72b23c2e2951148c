import { describe, expect, it } from 'vitest'
import { ownCertificate } from '#lib/checks/own-certificate.ts'
import { startMailCatcher } from '#lib/sandbox/inbox/mails.ts'
import { sendMail } from './send-mail.ts'

const mail = {
  to: 'vera.lind@northwind.example',
  subject: 'Häppened – Nörthwind',
  text: 'Words.\n',
  id: 'd1',
}
const server = (smtpUrl: string, requiresTls = false) => ({
  ...{ smtpUrl, from: 'Safeguards <safeguards@cleardata.example>', host: 'portal.example', requiresTls },
})

describe('a mail', () => {
  it('comes as it was written, with an id that stays the same', async () => {
    const catcher = await startMailCatcher({ host: '127.0.0.1', port: 0 })
    try {
      expect(await sendMail(mail, server(catcher.url))).toBe('250')
      expect(catcher.mails).toMatchObject([
        {
          ...{ from: 'safeguards@cleardata.example', to: [mail.to], subject: mail.subject, text: mail.text },
          ...{ id: '<d1@portal.example>', headers: { 'auto-submitted': 'auto-generated' } },
        },
      ])
      catcher.refuseNext(451)
      await expect(sendMail(mail, server(catcher.url))).rejects.toMatchObject({ responseCode: 451 })
      expect(catcher.mails).toHaveLength(1)
    } finally {
      await catcher.close()
    }
  })

  it('takes no header or recipient from its subject, whatever a customer is called', async () => {
    const catcher = await startMailCatcher({ host: '127.0.0.1', port: 0 })
    try {
      const subject = 'Terminated\r\nBcc: eve@evil.example\r\nX-Evil: 1\r\n\r\nwords'
      await sendMail({ ...mail, subject }, server(catcher.url))
      expect(catcher.mails).toMatchObject([{ to: [mail.to], text: mail.text }])
      expect(Object.keys(catcher.mails[0]?.headers ?? {})).not.toContain('x-evil')
      expect(Object.keys(catcher.mails[0]?.headers ?? {})).not.toContain('bcc')
    } finally {
      await catcher.close()
    }
  })

  it('is not handed over in the clear, nor under a certificate that is not trusted', async () => {
    const clear = await startMailCatcher({ host: '127.0.0.1', port: 0 })
    const certificate = await ownCertificate()
    const secure = await startMailCatcher({
      ...{ host: '127.0.0.1', port: 0, tls: certificate, auth: { user: 'portal', password: 'p@ss' } },
    })
    const url = secure.url.replace('://127.0.0.1', '://portal:p%40ss@localhost')
    try {
      await expect(sendMail(mail, server(clear.url, true))).rejects.toThrow()
      await expect(sendMail(mail, server(url, true))).rejects.toThrow(/certificate/)
      const distrust = certificate.trust()
      expect(await sendMail(mail, server(url, true))).toBe('250')
      const wrong = url.replace('p%40ss', 'wrong')
      await expect(sendMail(mail, server(wrong, true))).rejects.toMatchObject({ responseCode: 535 })
      distrust()
      expect(clear.mails).toEqual([])
      expect(secure.mails).toHaveLength(1)
    } finally {
      await clear.close()
      await secure.close()
    }
  })
})
