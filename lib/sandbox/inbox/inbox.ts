import { type CaughtHook, type HookReceiver, startHookReceiver } from '#lib/sandbox/inbox/hooks.ts'
import { type CaughtMail, type MailCatcher, startMailCatcher } from '#lib/sandbox/inbox/mails.ts'

export interface Inbox {
  smtpUrl: string
  /** A page with what came; `/mails.json`, `/hooks.json`; anything posted is a webhook. */
  address: string
  mails: MailCatcher
  hooks: HookReceiver
  close: () => Promise<void>
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

function pageOf(mails: CaughtMail[], hooks: CaughtHook[]): string {
  const mail = ({ at, to, subject, text }: CaughtMail) =>
    `<article><h3>${escaped(subject)}</h3><p>${at} to ${escaped(to.join(', '))}</p><pre>${escaped(text)}</pre></article>`
  const hook = ({ at, path, headers, body }: CaughtHook) =>
    `<article><h3>${escaped(path)}</h3><p>${at} ${escaped(headers['webhook-id'] ?? '')}</p><pre>${escaped(body)}</pre></article>`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Inbox of the sandbox</title>
<style>body{font:14px system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}pre{white-space:pre-wrap}</style>
<h1>What the portal sent</h1><h2>Mails (${mails.length})</h2>${mails.map(mail).reverse().join('')}
<h2>Webhooks (${hooks.length})</h2>${hooks.map(hook).reverse().join('')}</html>`
}

/** Everybody's mailbox and somebody's program, on loopback: what leaves the portal ends here. */
export async function startInbox({ host, port }: { host: string; port: number }): Promise<Inbox> {
  const mails = await startMailCatcher({ host, port: 0 })
  const hooks: HookReceiver = await startHookReceiver({
    host,
    port,
    pages: (path) => {
      const json = (value: unknown) => ({ contentType: 'application/json', body: JSON.stringify(value) })
      if (path === '/mails.json') return json(mails.mails)
      if (path === '/hooks.json') return json(hooks.hooks)
      return path === '/'
        ? { contentType: 'text/html; charset=utf-8', body: pageOf(mails.mails, hooks.hooks) }
        : null
    },
  })
  return {
    smtpUrl: mails.url,
    address: hooks.url,
    mails,
    hooks,
    async close() {
      await mails.close()
      await hooks.close()
    },
  }
}
