import { callRoute } from '#lib/checks/auth-server.ts'
import { randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routes } from '#app/api/v1/openapi.json/routes.ts'
import { authCookies } from '#lib/auth/cookies.ts'
import { openSession } from '#lib/auth/sessions.ts'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { hashToken } from '#lib/db/doors.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { env } from '#lib/env.ts'
import { approveExclusion } from '#lib/services/exclusions/approve-exclusion.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import type { route } from '../route.ts'

/** What routes really answer is what the document says they do: nothing missing, and nothing beside it. */
const region = 'us-east-1'
const token = `cdsg_${randomBytes(32).toString('base64url')}`
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

let world: TestWorld
let customer: { id: string; slug: string }
let accountId: string
let cookie: string

type As = 'person' | 'token'

async function call(
  as: As,
  method: 'GET' | 'POST',
  address: string,
  { query = '', body }: { query?: string; body?: unknown } = {},
) {
  const [path = '', params] = match(address)
  const handler = routes[path]?.[method] as ReturnType<typeof route> | undefined
  if (!handler) throw new Error(`There is no ${method} ${address}.`)
  const request = new NextRequest(new URL(`${address}${query}`, env().PORTAL_URL), {
    method,
    headers: {
      'content-type': 'application/json',
      ...(as === 'token'
        ? { authorization: `Bearer ${token}` }
        : { cookie, origin: env().PORTAL_URL, 'sec-fetch-site': 'same-origin' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const response = await callRoute(handler, request, params)
  return { status: response.status, body: (await response.json()) as unknown, handler }
}

/** The document's address that an address is one of, and what stands in its braces. */
function match(address: string): [string, Record<string, string>] {
  for (const path of Object.keys(routes).sort((a, b) => a.split('{').length - b.split('{').length)) {
    const pattern = new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
    const found = pattern.exec(address)
    if (found) return [path, { ...found.groups }]
  }
  throw new Error(`No route has the address ${address}.`)
}

/** Asks, and holds the answer against the schema that the route declares. */
async function declared(...asked: Parameters<typeof call>): Promise<Record<string, unknown>> {
  const { status, body, handler } = await call(...asked)
  expect(status, JSON.stringify(body)).toBe(200)
  const { answers } = handler.definition.operation
  if (!(answers instanceof z.ZodType)) throw new Error('This route declares no schema.')
  // Parsing drops what is not declared: whatever is beside it would be missed here.
  expect(answers.parse(body)).toEqual(body)
  return body as Record<string, unknown>
}

const rows = (page: Record<string, unknown>) => page.rows as Record<string, string>[]
const own = (tail: string) => `/api/v1/customers/${customer.slug}/${tail}`

beforeAll(async () => {
  world = await openTestWorld()
  await world.sandbox.control('settings', { stoppingMs: 50 })
  customer = await makeCustomer()
  const account = await connectAccount(world, customer.id, { isArmed: true })
  accountId = account.id
  for (const name of ['stopped', 'second']) {
    const request = tuningJobRequest(account.awsAccountId, 'b', { name, instances: 2, isEncrypted: false })
    await world.sandbox.sagemaker(account.awsAccountId, region, 'CreateHyperParameterTuningJob', request)
  }
  await sweepRegion(setupContext(customer.id), { accountId, region })
  const session = await openSession({
    ...{
      issuer: 'http://localhost:4400',
      subject: 'admin',
      name: 'Admin',
      email: null,
      emailVerified: false,
    },
    ...{ userAgent: '', authenticatedAt: new Date() },
  })
  await world.owner.query(
    `insert into membership (customer_id, person_id, role) select $1, id, 'admin' from person where subject = 'admin'`,
    [customer.id],
  )
  await world.owner.query(
    `insert into api_token (customer_id, name, hint, token_hash, scopes, created_by, expires_at)
     select $1, 'reader', 'x', $2, '{read}', id, now() + interval '1 day' from person where subject = 'admin'`,
    [customer.id, hashToken(token)],
  )
  const value = await encode({ token: { sid: session }, secret: env().AUTH_SECRET })
  cookie = `${authCookies().sessionToken.name}=${value}`
})
afterAll(() => world.close())

describe('an answer is what the document says', () => {
  it('of resources, terminations and the overview', async () => {
    const page = await declared('token', 'GET', own('resources'), { query: '?type=tuning-job&limit=1' })
    expect(page).toMatchObject({ total: 2, next: expect.any(String) as string })
    const detail = await declared('token', 'GET', own(`resources/${rows(page)[0]?.id}`))
    expect((detail.verdicts as unknown[]).length).toBeGreaterThan(1)
    const stopped = await declared('token', 'GET', own('terminations'))
    expect(rows(stopped).length).toBe(2)
    await declared('token', 'GET', own(`terminations/${rows(stopped)[0]?.id}`))
    const home = await declared('person', 'GET', own('home'))
    expect(home.newestTerminations).toHaveLength(2)
  })

  it('of exclusions, from the question to the end, by the person’s address and the token’s', async () => {
    const asked = { accountId, region, names: ['stopped'], endsAt: inDays(7) }
    const preview = await declared('person', 'POST', own('exclusions/preview'), { body: asked })
    expect((preview.names as unknown[]).length).toBe(1)
    const ask = { ...asked, reason: 'a test that asks', isAttested: true, attestationVersion: 1 }
    const { id } = await declared('person', 'POST', own('exclusions'), { body: ask })
    const open = await declared('token', 'GET', '/api/v1/exclusions', { query: '?view=asked' })
    expect(rows(open).map((row) => row.id)).toEqual([id])
    await declared('token', 'GET', `/api/v1/exclusions/${String(id)}`)
    const support = await makePerson(world.owner, { isStaff: true })
    await approveExclusion(
      { actor: support, customerId: null, requestId: 'test' },
      { id: String(id), reason: 'a test approves' },
    )
    const active = await declared('token', 'GET', '/api/v1/exclusions')
    const exclusionId = rows(active).find(({ kind }) => kind === 'exclusion')?.id ?? ''
    const detail = await declared('person', 'GET', own(`exclusions/${exclusionId}`))
    expect(detail).toMatchObject({ name: 'stopped', state: 'approved' })
    await declared('person', 'GET', own('resources'), { query: '?excluded=true' })
    await declared('token', 'GET', '/api/v1/exclusions/policy')
    await declared('person', 'POST', own(`exclusions/${exclusionId}/revoke`), {
      body: { reason: 'a test ends it' },
    })
    const second = await declared('person', 'POST', own('exclusions'), {
      body: { ...ask, names: ['second'] },
    })
    await declared('person', 'POST', own(`exclusions/${String(second.id)}/withdraw`))
  })

  it('of a check', async () => {
    const text = JSON.stringify(
      tuningJobRequest('111122223333', 'b', { name: 'a', instances: 2, isEncrypted: false }),
    )
    expect(await declared('token', 'POST', '/api/v1/check', { body: { text } })).toMatchObject({
      ...{ decision: 'terminate', exitCode: 1 },
    })
  })

  it('of an error, whatever it is', async () => {
    const { status, body } = await call('token', 'GET', own('resources/nothing'))
    expect(status).toBe(404)
    expect(body).toEqual({
      error: {
        code: 'not_found',
        message: expect.any(String) as string,
        requestId: expect.any(String) as string,
      },
    })
  })
})

describe('a token without a customer in the address', () => {
  it('reads its own customer, and acts on nothing', async () => {
    const acted = await call('token', 'POST', '/api/v1/exclusions', {
      body: {
        accountId,
        region,
        names: ['x'],
        endsAt: inDays(3),
        reason: 'a test that asks',
        isAttested: true,
        attestationVersion: 1,
      },
    })
    expect(acted.status).toBe(403)
  })

  it('is no way for a person: which customer would it be?', async () => {
    expect((await call('person', 'GET', '/api/v1/exclusions')).status).toBe(404)
  })
})
