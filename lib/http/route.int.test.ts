// Before anything of Next's: it makes the storage that cookies() reads.
import 'next/dist/server/node-environment-baseline'
import { randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as getHome } from '#app/api/v1/customers/[customer]/home/route.ts'
import { POST as draftAccount } from '#app/api/v1/customers/[customer]/accounts/route.ts'
import { GET as getResource } from '#app/api/v1/customers/[customer]/resources/[id]/route.ts'
import { GET as listResources } from '#app/api/v1/customers/[customer]/resources/route.ts'
import { POST as setMode } from '#app/api/v1/customers/[customer]/accounts/[id]/mode/route.ts'
import { GET as me } from '#app/api/v1/me/route.ts'
import { POST as createCustomer } from '#app/api/v1/support/customers/route.ts'
import { authCookies } from '#lib/auth/cookies.ts'
import { openSession } from '#lib/auth/sessions.ts'
import { callRoute, type Handler } from '#lib/checks/auth-server.ts'
import { makeCustomer } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { env } from '#lib/env.ts'
import { route } from './route.ts'

/** The real routes, asked as a browser, another site and a script would. */
const canary = `canary-${randomBytes(12).toString('hex')}`
const ours = { origin: 'http://localhost:4300', 'sec-fetch-site': 'same-origin' }

let world: TestWorld
let mine: { id: string; slug: string }
let theirs: { id: string; slug: string }
let cookie: string

interface Asked {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string
  params?: Record<string, string>
}

async function ask(handler: Handler, { method = 'GET', path = '/', headers, body, params }: Asked = {}) {
  const request = new NextRequest(new URL(path, env().PORTAL_URL), {
    method,
    headers: { cookie, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  })
  const response = await callRoute(handler, request, params)
  const text = await response.text()
  return {
    status: response.status,
    text,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  }
}

beforeAll(async () => {
  world = await openTestWorld()
  mine = await makeCustomer()
  theirs = await makeCustomer()
  const token = await openSession({
    ...{
      issuer: 'http://localhost:4400',
      subject: 'admin',
      name: 'Admin',
      email: null,
      emailVerified: false,
      userAgent: '',
    },
    authenticatedAt: new Date(),
  })
  await world.owner.query(
    `insert into membership (customer_id, person_id, role) select $1, id, 'admin' from person where subject = 'admin'`,
    [mine.id],
  )
  const value = await encode({ token: { sid: token }, secret: env().AUTH_SECRET })
  cookie = `${authCookies().sessionToken.name}=${value}`
})
afterAll(() => world.close())

const draft = (headers: Record<string, string>, body: unknown = {}) =>
  ask(draftAccount, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    params: { customer: mine.slug },
  })

describe('a write', () => {
  it('is taken from our own pages', async () => {
    const account = { awsAccountId: '123456789012', name: 'x', regions: ['us-east-1'] }
    expect((await draft(ours, account)).status).toBe(200)
  })

  it.each<[string, Record<string, string>]>([
    ['says nothing of where it comes from', {}],
    ['names no origin', { 'sec-fetch-site': 'same-origin' }],
    ['names no site', { origin: ours.origin }],
    ['comes from another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['comes from another origin under our site', { ...ours, origin: 'http://localhost:4301' }],
    ['comes from the same host by another scheme', { ...ours, origin: 'https://localhost:4300' }],
    ['comes from a host that begins like ours', { ...ours, origin: 'http://localhost:4300.evil.example' }],
    ['comes from a sandboxed frame', { ...ours, origin: 'null' }],
    ['comes from another site by its own word', { ...ours, 'sec-fetch-site': 'cross-site' }],
    ['comes from a neighbour', { ...ours, 'sec-fetch-site': 'same-site' }],
    ['was typed into the address bar', { ...ours, 'sec-fetch-site': 'none' }],
  ])('is refused when it %s', async (_which, headers) => {
    expect((await draft(headers)).status).toBe(403)
  })

  it.each<[string, string, Record<string, string>]>([
    ['a form', 'awsAccountId=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', '{}', { 'content-type': 'text/plain' }],
    ['no JSON', `{"name": ${canary}`, {}],
    ['too much', JSON.stringify({ name: 'x'.repeat(70_000) }), {}],
    ['a list', '[]', {}],
    ['nothing', 'null', {}],
    ['the wrong kinds', JSON.stringify({ awsAccountId: canary, name: [canary], regions: { canary } }), {}],
    ['a prototype', '{"__proto__":{"isStaff":true}}', {}],
  ])('with %s for a body is told so, and nothing of it is repeated', async (_which, body, headers) => {
    const answer = await draft({ ...ours, ...headers }, body)
    expect(answer.status).toBe(400)
    expect(answer.text).not.toContain(canary)
  })

  it('cannot set what is not an input: ids, customers, the ExternalId', async () => {
    const smuggled = {
      ...{ id: theirs.id, customerId: theirs.id, externalId: theirs.id, status: 'connected', mode: 'armed' },
      ...{ awsAccountId: '123456789013', name: 'x', regions: ['us-east-1'] },
    }
    const { body } = await draft(ours, smuggled)
    const { rows } = await world.owner.query(
      `select customer_id as "customerId", status, mode, external_id <> $2 as "isMade" from aws_account where id = $1`,
      [body.id, theirs.id],
    )
    expect(rows).toEqual([{ customerId: mine.id, status: 'pending', mode: 'observing', isMade: true }])
  })
})

describe('who asks', () => {
  it('a stranger is told to sign in, on every kind of route', async () => {
    const known = cookie
    cookie = ''
    for (const handler of [me, getHome, listResources, draftAccount, createCustomer])
      for (const method of ['GET', 'POST']) {
        const answer = await ask(handler, { method, headers: ours, params: { customer: mine.slug } })
        expect(answer.status).toBe(401)
      }
    cookie = known
  })

  it('a customer that is somebody else’s and one that does not exist are answered alike', async () => {
    const withoutId = (text: string) => text.replace(/"requestId":"[^"]*"/, '')
    for (const handler of [getHome, listResources]) {
      const foreign = await ask(handler, { params: { customer: theirs.slug } })
      const unknown = await ask(handler, { params: { customer: 'nowhere' } })
      expect(foreign.status).toBe(404)
      expect(withoutId(foreign.text)).toBe(withoutId(unknown.text))
    }
    const answer = await ask(getResource, { params: { customer: mine.slug, id: "1' or '1'='1" } })
    expect([400, 404]).toContain(answer.status)
  })

  it('a role that may not is told why, and staff’s routes are not for customers', async () => {
    const mode = { method: 'POST', headers: ours, body: JSON.stringify({ mode: 'armed', reason: canary }) }
    const answer = await ask(setMode, { ...mode, params: { customer: mine.slug, id: mine.id } })
    expect(answer.status).toBe(403)
    expect(answer.text).not.toContain(canary)
    const staff = { method: 'POST', headers: ours, body: JSON.stringify({ slug: 'new-one', name: 'New' }) }
    expect((await ask(createCustomer, staff)).status).toBe(403)
  })
})

describe('an answer', () => {
  it('to what went wrong on our side has a request id and nothing else', async () => {
    const failing = route({
      operation: { id: 'fail', summary: 'Fails', answers: 'some JSON' },
      run: () => {
        throw new Error(`select * from person where name = '${canary}' at /srv/portal/lib/db/client.ts`)
      },
    })
    const answer = await ask(failing)
    expect(answer.status).toBe(500)
    expect(answer.body).toEqual({
      error: {
        code: 'internal',
        message: 'Something went wrong on our side. Try again.',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      },
    })
  })

  it('takes the last of what a query gives twice, and nothing that is no parameter', async () => {
    const params = { customer: mine.slug }
    expect(
      (await ask(listResources, { path: '/?limit=x&limit=1&customerId=x&__proto__=x', params })).status,
    ).toBe(200)
    expect((await ask(listResources, { path: '/?limit=1&limit=x', params })).status).toBe(400)
  })

  it('keeps no strange words from a query', async () => {
    const path = `/?status=${canary}&limit=${canary}&after=${canary}`
    const answer = await ask(listResources, { path, params: { customer: mine.slug } })
    expect(answer.status).toBe(400)
    expect(answer.text).not.toContain(canary)
  })
})
