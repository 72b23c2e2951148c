import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from './fixtures.ts'

/** Set by whoever may not be framed, sniffed or stored. */
const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
}

test('every answer carries the headers, whether it is a page, an API’s answer or an error', async ({
  signIn,
  stranger,
}) => {
  const page = await signIn('Vera Lind')
  const signedIn = [
    '/northwind',
    '/northwind/resources',
    '/nowhere',
    '/api/v1/me',
    '/api/v1/customers/nowhere/home',
  ]
  const signedOut = [
    ...['/sign-in', '/api/v1/me', '/api/auth/csrf', '/api/health', '/favicon.ico'],
    '/api/events/aws/11111111-1111-4111-8111-111111111111',
  ]
  for (const [who, addresses] of [
    [page, signedIn],
    [stranger, signedOut],
  ] as const)
    for (const address of addresses) {
      const answer = await who.request.get(address)
      const headers = answer.headers()
      expect(headers, address).toMatchObject(always)
      expect(headers['content-security-policy'], address).toContain(`frame-ancestors 'none'`)
      expect(headers['content-security-policy'], address).toMatch(/'nonce-[^']+' 'strict-dynamic'/)
      expect(headers['permissions-policy'], address).toContain('camera=()')
      if (answer.status() !== 405)
        expect(headers['content-type'], address).toMatch(/^(application\/json|text\/html; charset=utf-8)/)
      expect(headers['x-powered-by'], address).toBeUndefined()
      expect(headers['access-control-allow-origin'], address).toBeUndefined()
    }
})

test('a page’s own scripts run under its policy, and its files are not sniffed', async ({ signIn }) => {
  const refused: string[] = []
  const page = await signIn('Vera Lind')
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
  })
  const files: { url: string; sniff: string | undefined }[] = []
  page.on('response', (response) => {
    if (response.url().includes('/_next/static/'))
      files.push({ url: response.url(), sniff: response.headers()['x-content-type-options'] })
  })
  await page.goto('/northwind/resources', { waitUntil: 'networkidle' })
  expect(refused).toEqual([])
  for (const { url, sniff } of files) expect(sniff, url).toBe('nosniff')
  expect(
    (await page.request.get('/_next/image?url=%2Ffavicon.ico&w=64&q=75')).status(),
  ).toBeGreaterThanOrEqual(400)
})

test('a script that somebody put into the page does not run', async ({ signIn }) => {
  const page = await signIn('Vera Lind')
  const hasRun = await page.evaluate(async () => {
    const script = document.createElement('div')
    script.innerHTML = '<img src="x" onerror="window.hasRun = true">'
    document.body.append(script)
    await new Promise((resolve) => setTimeout(resolve, 500))
    return 'hasRun' in window
  })
  expect(hasRun).toBe(false)
})

test('signing in leads to no other site, and out means out', async ({ signIn, stranger }) => {
  for (const given of ['//evil.example', 'https://evil.example/', '/\\evil.example']) {
    await stranger.goto(`/sign-in?callbackUrl=${encodeURIComponent(given)}`)
    await stranger.getByRole('button', { name: /sign in/i }).click()
    await stranger.getByRole('button', { name: /^Vera Lind — / }).click()
    await stranger.waitForURL(
      (url) => url.pathname !== '/sign-in' && url.host === new URL(process.env.E2E_ADDRESS ?? '').host,
    )
    await stranger.context().clearCookies()
  }
  const page = await signIn('Adam Reyes')
  const cookies = await page.context().cookies()
  for (const cookie of cookies.filter(({ name }) => name.startsWith('safeguards-')))
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  const session = cookies.find(({ name }) => name.endsWith('.session'))
  expect((await page.request.get('/api/v1/me')).status()).toBe(200)
  const token = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  await page.request.post('/api/auth/signout', { form: { ...token, callbackUrl: '/' } })
  // The very cookie from before is worth nothing any more.
  await page.context().addCookies(session ? [session] : [])
  expect((await page.request.get('/api/v1/me')).status()).toBe(401)
})

test('TRACE is not answered, nor a percent sign that stands for nothing taken for a fault of ours', async ({
  stranger,
}) => {
  const address = new URL(process.env.E2E_ADDRESS ?? '')
  const send = async (method: string, path: string) => {
    const call = request({
      host: '127.0.0.1',
      port: address.port,
      method,
      path,
      headers: { 'x-canary': 'echoed' },
    })
    call.end()
    const [answer] = (await once(call, 'response')) as [IncomingMessage]
    return { status: answer.statusCode ?? 0, body: await text(answer) }
  }
  for (const path of ['/', '/northwind', '/api/v1/me']) {
    const { status, body } = await send('TRACE', path)
    expect(status, path).toBeGreaterThanOrEqual(400)
    expect(body).not.toContain('echoed')
  }
  for (const path of ['/%E0', '/northwind/%E0%A4', '/api/v1/%zz'])
    expect((await send('GET', path)).status, path).toBe(400)
  expect((await stranger.request.get('/sign-in')).status()).toBe(200)
})
