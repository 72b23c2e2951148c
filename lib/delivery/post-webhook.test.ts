import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownCertificate } from '#lib/checks/own-certificate.ts'
import { type HookReceiver, startHookReceiver } from '#lib/sandbox/inbox/hooks.ts'
import { postWebhook } from './post-webhook.ts'

const here = { allowsLoopback: true }
const key = Buffer.alloc(32, 7)
const secret = `whsec_${key.toString('base64')}`
const post = (address: string) => ({
  ...{ address, id: 'd1', body: '{"type":"webhook.test"}', secrets: [secret] },
})

describe('a webhook', () => {
  let receiver: HookReceiver
  beforeEach(async () => {
    receiver = await startHookReceiver({ host: '127.0.0.1', port: 0 })
  })
  afterEach(() => receiver.close())

  it('is signed as Standard Webhooks says, over its id, the time and the very bytes', async () => {
    expect(await postWebhook(post(`${receiver.url}/hook?a=b`), here)).toBe(204)
    const [hook] = receiver.hooks
    const headers = hook?.headers ?? {}
    expect(hook).toMatchObject({ path: '/hook?a=b', body: '{"type":"webhook.test"}' })
    expect(headers).toMatchObject({ 'webhook-id': 'd1', 'content-type': 'application/json' })
    const seconds = Number(headers['webhook-timestamp'])
    expect(Math.abs(Date.now() / 1000 - seconds)).toBeLessThan(60)
    const signature = createHmac('sha256', key)
      .update(`d1.${seconds}.${hook?.body ?? ''}`)
      .digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signature}`)
  })

  it('is signed with both secrets while one is being replaced', async () => {
    const other = `whsec_${Buffer.alloc(32, 9).toString('base64')}`
    await postWebhook({ ...post(receiver.url), secrets: [other, secret] }, here)
    const signatures = receiver.hooks[0]?.headers['webhook-signature']?.split(' ') ?? []
    expect(signatures).toHaveLength(2)
    expect(new Set(signatures).size).toBe(2)
  })

  it('follows no redirect, and answers what the receiver said', async () => {
    receiver.answerNext(`${receiver.url}/elsewhere`, 500, 410)
    for (const status of [307, 500, 410]) expect(await postWebhook(post(receiver.url), here)).toBe(status)
    expect(receiver.hooks.map(({ path }) => path)).toEqual(['/', '/', '/'])
  })

  it('ends when the receiver says nothing', async () => {
    receiver.answerNext('silence')
    await expect(postWebhook(post(receiver.url), here, 200)).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('never reaches this machine by a number, a name or a bad port where that is not allowed', async () => {
    const { port } = new URL(receiver.url)
    for (const address of [receiver.url, `https://localhost:${port}/`, `https://127.0.0.1:${port}/`])
      await expect(postWebhook(post(address), { allowsLoopback: false }), address).rejects.toMatchObject({
        code: 'ADDRESS_REFUSED',
      })
    expect(receiver.hooks).toEqual([])
  })
})

describe('a webhook over TLS', () => {
  it('is handed over to a certificate that is trusted, and to no other', async () => {
    const certificate = await ownCertificate()
    const receiver = await startHookReceiver({ host: '127.0.0.1', port: 0, tls: certificate })
    const address = `https://localhost:${new URL(receiver.url).port}/`
    try {
      await expect(postWebhook(post(address), here)).rejects.toMatchObject({
        code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO/) as string,
      })
      const distrust = certificate.trust()
      expect(await postWebhook(post(address), here)).toBe(204)
      distrust()
      expect(receiver.hooks).toHaveLength(1)
    } finally {
      await receiver.close()
    }
  })
})
