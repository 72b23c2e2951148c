import { randomBytes } from 'node:crypto'
import { callRoute } from '#lib/checks/auth-server.ts'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST } from '#app/api/v1/check/route.ts'
import { makeCustomer } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { hashToken } from '#lib/db/doors.ts'
import { env } from '#lib/env.ts'

/** `POST /api/v1/check`, asked as a program would: with a token, in JSON or as the text itself. */
let world: TestWorld
const tokens = { check: newToken(), read: newToken() }

function newToken(): string {
  return `cdsg_${randomBytes(32).toString('base64url')}`
}

async function ask(body: string, contentType: string, token: string | null = tokens.check) {
  const request = new NextRequest(new URL('/api/v1/check', env().PORTAL_URL), {
    method: 'POST',
    headers: {
      'content-type': contentType,
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body,
  })
  const response = await callRoute(POST, request)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

beforeAll(async () => {
  world = await openTestWorld()
  const { id } = await makeCustomer()
  await world.owner.query(
    `insert into person (issuer, subject, name) values ('http://localhost:4400', 'maker', 'Maker')`,
  )
  for (const [scope, value] of Object.entries(tokens))
    await world.owner.query(
      `insert into api_token (customer_id, name, hint, token_hash, scopes, created_by, expires_at)
       select $1, $2, 'x', $3, array[$2], id, now() + interval '1 day' from person where subject = 'maker'`,
      [id, scope, hashToken(value)],
    )
})
afterAll(() => world.close())

const document = {
  HyperParameterTuningJobName: 'risk',
  TrainingJobDefinition: { EnableInterContainerTrafficEncryption: false },
}
const yaml = `HyperParameterTuningJobName: risk
TrainingJobDefinition:
  EnableInterContainerTrafficEncryption: false
`
const line = (body: Record<string, unknown>) =>
  (body.verdicts as { reasons: { line: number }[] }[])[0]?.reasons[0]?.line

describe('POST /api/v1/check', () => {
  it.each([
    ['JSON as it is', JSON.stringify(document, null, 2), 'application/json', 4],
    [
      'JSON within text',
      JSON.stringify({ text: JSON.stringify(document) }),
      'application/json; charset=utf-8',
      1,
    ],
    ['YAML within text', JSON.stringify({ text: yaml }), 'application/json', 3],
    ['YAML as it is', yaml, 'application/yaml', 3],
    ['YAML as plain text', yaml, 'text/plain', 3],
  ])('takes %s, with its lines', async (_, sent, type, expected) => {
    const { status, body } = await ask(sent, type)
    expect(status).toBe(200)
    expect(body).toMatchObject({ resourceType: 'tuning-job', decision: 'terminate', exitCode: 1 })
    expect(line(body)).toBe(expected)
    expect(body.fixed).toContain('true')
  })

  it('answers what it cannot read with the line, and repeats nothing of it', async () => {
    const { status, body } = await ask('{\n"canary-7f3a": ', 'application/json')
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ code: 'invalid', fields: { line: '2' } })
    expect(JSON.stringify(body)).not.toContain('canary')
  })

  it('is refused without a token, with a wrong type, and when it is too long', async () => {
    expect((await ask(yaml, 'text/plain', null)).status).toBe(403)
    expect((await ask(yaml, 'text/plain', newToken())).status).toBe(401)
    expect((await ask(yaml, 'text/html')).status).toBe(400)
    expect((await ask(' '.repeat(600 * 1024), 'text/plain')).status).toBe(400)
    expect((await ask(yaml + ' '.repeat(256 * 1024), 'text/plain')).status).toBe(400)
    expect((await ask(yaml, 'text/plain', tokens.read)).status).toBe(200)
  })
})
