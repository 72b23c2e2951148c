// Before anything of Next's: it makes the storage that cookies() reads.
import 'next/dist/server/node-environment-baseline'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { text } from 'node:stream/consumers'
import { encode } from 'next-auth/jwt'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { rootFolder } from '#lib/paths.ts'
import { TestBrowser } from '#lib/sandbox/identity/test-browser.ts'
import type { AuthServer, Handler } from './auth-server.ts'
import { HostileProvider } from './hostile-provider.ts'
import { connectAccount, makeCustomer } from './test-contexts.ts'
import { openTestWorld, type TestWorld } from './test-world.ts'

/**
 * Secrets and customers' own words that can be told from all else are put in everywhere they may come from.
 * Neither the log, at its most talkative, nor an error's answer may hold them, and the words not the database.
 */
const made = (kind: string) => `canary-${kind}-${randomBytes(12).toString('hex')}`
const secrets = { auth: made('auth'), client: made('client'), code: made('code') }
const words = {
  reason: made('reason'),
  name: made('name'),
  parameter: made('parameter'),
  claim: made('claim'),
}
const canaries = [...Object.values(secrets), ...Object.values(words)]

let world: TestWorld
let provider: HostileProvider
let portal: AuthServer
let customer: { id: string; slug: string }
let account: { id: string; awsAccountId: string }
let cookie: string
let output = ''

/** Everything that is written to either output of this process, by whomever. */
function listen(): void {
  const write = fs.writeSync.bind(fs)
  vi.spyOn(fs, 'writeSync').mockImplementation((fd: number, data: string, ...rest: []) => {
    if (fd !== 1 && fd !== 2) return write(fd, data, ...rest)
    output += String(data)
    return Buffer.byteLength(String(data))
  })
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((data: unknown) => {
      output += String(data)
      return true
    })
  for (const kind of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, kind).mockImplementation((...given: unknown[]) => {
      output += given.map((one) => (one instanceof Error ? one.stack : JSON.stringify(one))).join(' ')
    })
}

/** Makes the database quote a customer's words in its error, as its details of a conflict do. */
async function raiseWith(table: string, word: string): Promise<void> {
  await world.owner.query(`create or replace function raise_${table}() returns trigger language plpgsql as
    $$ begin raise exception 'no such thing as ${word}'; end $$`)
  await world.owner.query(
    `create trigger raise before insert or update on ${table} for each row execute function raise_${table}()`,
  )
}

const found = (where: string) => canaries.filter((canary) => where.includes(canary))

beforeAll(async () => {
  world = await openTestWorld()
  provider = await HostileProvider.start()
  Object.assign(process.env, {
    ...{ AUTH_SECRET: secrets.auth, OIDC_CLIENT_SECRET: secrets.client },
    LOG_LEVEL: 'trace',
  })
  const { startAuthServer } = await import('./auth-server.ts')
  portal = await startAuthServer({ OIDC_ISSUER: provider.issuer })
  customer = await makeCustomer()
  account = await connectAccount(world, customer.id)
  const { openSession } = await import('#lib/auth/sessions.ts')
  const { authCookies } = await import('#lib/auth/cookies.ts')
  const token = await openSession({
    ...{
      issuer: provider.issuer,
      subject: 'admin',
      name: 'Admin',
      email: null,
      emailVerified: false,
      userAgent: '',
    },
    authenticatedAt: new Date(),
  })
  canaries.push(token)
  await world.owner.query(
    `insert into membership (customer_id, person_id, role) select $1, id, 'admin' from person where subject = 'admin'`,
    [customer.id],
  )
  await world.owner.query(`insert into staff (person_id) select id from person where subject = 'admin'`)
  cookie = `${authCookies().sessionToken.name}=${await encode({ token: { sid: token }, secret: secrets.auth })}`
})
beforeEach(() => {
  output = ''
  listen()
  return () => vi.restoreAllMocks()
})
afterAll(async () => {
  await portal.close()
  await provider.close()
  await world.close()
})

async function ask(handler: Handler, params: Record<string, string>, body?: unknown) {
  const { callRoute } = await import('./auth-server.ts')
  const request = new NextRequest(new URL('/', portal.address), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...{ cookie, 'content-type': 'application/json' },
      ...{ origin: new URL(portal.address).origin, 'sec-fetch-site': 'same-origin' },
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const response = await callRoute(handler, request, params)
  return { status: response.status, text: await response.text() }
}

describe('no canary is heard or shown', () => {
  it('when signing in works and fails', async () => {
    const behaviours: HostileProvider['behaviour'][] = [
      {},
      {
        claims: (claims) => ({
          ...claims,
          name: words.claim,
          email: `${words.claim}@x.example`,
          sub: words.claim,
        }),
      },
      { claims: (claims) => ({ ...claims, iss: words.claim, name: words.claim }) },
      { claims: (claims) => ({ ...claims, nonce: words.claim }) },
      {
        token: () => ({
          status: 500,
          body: JSON.stringify({ error: secrets.code, error_description: words.claim }),
        }),
      },
      { token: () => ({ type: 'text/html', body: `<html>${words.claim}</html>` }) },
      { callback: (parameters) => parameters.set('code', secrets.code) },
      {
        callback: (parameters) => {
          parameters.set('error', words.claim)
          parameters.set('error_description', words.claim)
        },
      },
    ]
    for (const behaviour of behaviours) {
      provider.behaviour = behaviour
      const browser = new TestBrowser()
      const token = (await (await browser.go(`${portal.address}/api/auth/csrf`)).json()) as {
        csrfToken: string
      }
      const asked = await browser.go(`${portal.address}/api/auth/signin/oidc`, { ...token, callbackUrl: '/' })
      const callback = (await browser.go(asked.headers.get('location') ?? '')).headers.get('location') ?? ''
      const { response } = await browser.follow(callback)
      expect(found(await response.text())).toEqual([])
    }
    expect(output).toContain('sign-in failed')
    expect(found(output)).toEqual([])
  })

  it('when a route refuses, or the database fails under it', async () => {
    const { POST: draft } = await import('#app/api/v1/customers/[customer]/accounts/route.ts')
    const { POST: enter } = await import('#app/api/v1/support/customers/[slug]/enter/route.ts')
    const { GET: resources } = await import('#app/api/v1/customers/[customer]/resources/route.ts')
    const own = { customer: customer.slug }
    const body = { awsAccountId: '123456789012', name: words.name, regions: ['us-east-1'] }
    const answers = [await ask(draft, own, { ...body, awsAccountId: words.name })]
    for (const table of ['aws_account', 'staff_entry', 'resource']) {
      await world.owner.query(`alter table ${table} rename to gone`)
      answers.push(
        table === 'aws_account'
          ? await ask(draft, own, body)
          : table === 'staff_entry'
            ? await ask(enter, { slug: customer.slug }, { reason: words.reason })
            : await ask(resources, own),
      )
      await world.owner.query(`alter table gone rename to ${table}`)
    }
    await world.owner.query(`alter table aws_account add constraint no_names check (name = 'x') not valid`)
    answers.push(await ask(draft, own, body))
    await world.owner.query('alter table aws_account drop constraint no_names')
    await raiseWith('aws_account', words.name)
    answers.push(await ask(draft, own, body))
    await world.owner.query('drop trigger raise on aws_account')
    expect(answers.map(({ status }) => status)).toEqual([400, 500, 500, 500, 500, 500])
    for (const answer of answers) {
      expect(found(answer.text)).toEqual([])
      expect(answer.text).not.toMatch(/prisma|postgres|select |relation|node_modules/i)
    }
    expect(output.match(/request failed/g)).toHaveLength(5)
    expect(found(output)).toEqual([])
  })

  it('when the worker reads a job with a customer’s own words in it, and when it fails over one', async () => {
    const { handleSweep } = await import('#lib/worker/handlers.ts')
    const { awsAccountId } = account
    const request = tuningJobRequest(awsAccountId, 'b', { name: 'job', instances: 2, isEncrypted: false })
    const definition = { ...(request as { TrainingJobDefinition: object }).TrainingJobDefinition }
    const launch = (name: string) =>
      world.sandbox.sagemaker(awsAccountId, 'us-east-1', 'CreateHyperParameterTuningJob', {
        ...request,
        HyperParameterTuningJobName: name,
        TrainingJobDefinition: {
          ...definition,
          StaticHyperParameters: { patient: words.parameter },
          Environment: { NOTE: words.parameter },
        },
        Tags: [{ Key: 'note', Value: words.parameter }],
      })
    await launch('job')
    const data = { customerId: customer.id, accountId: account.id, region: 'us-east-1' }
    const job = [{ id: 'x', name: 'sweep-region', data }] as never
    await handleSweep(job)
    await raiseWith('verdict', words.parameter)
    const { rows: kept } = await world.owner.query<{ n: number }>('select count(*)::int as n from resource')
    expect(kept[0]?.n).toBeGreaterThan(0)
    await launch('job-2') // the first one is stopping, and looked at no more
    const [result] = await handleSweep(job)
    await world.owner.query('drop trigger raise on verdict')
    expect(result?.status).toBe('failed')
    expect(found(JSON.stringify(result))).toEqual([])
    expect(output).toContain('swept')
    expect(output).toContain('job failed')
    expect(found(output)).toEqual([])
  })

  it('in any row of any table, but what people typed for others to read, and the provider’s subject', async () => {
    const { rows: tables } = await world.owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
    )
    const never = [...Object.values(secrets), words.parameter, ...canaries.slice(7)]
    for (const { name } of tables)
      for (const canary of never) {
        const { rowCount } = await world.owner.query(`select from ${name} t where t::text like $1`, [
          `%${canary}%`,
        ])
        expect(rowCount, `${name} and ${canary.slice(0, 16)}`).toBe(0)
      }
  })
})

describe('a process that cannot start says why and no secret', () => {
  async function start(script: string, change: Record<string, string>) {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
      cwd: rootFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LOG_LEVEL: 'trace', ...change },
    })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    const said = (await Promise.all([text(child.stdout), text(child.stderr)])).join('')
    return { code: await ended, said }
  }

  it('the portal, on weak, missing or redirected settings', async () => {
    for (const [change, name] of [
      [{ SAFEGUARDS_DEMO: '0' }, 'PORTAL_URL'],
      [{ AUTH_SECRET: 'canary-short' }, 'AUTH_SECRET'],
      [{ ALLOW_AWS_ENDPOINT_URL: '0', AWS_ENDPOINT_URL: `http://${words.name}` }, 'AWS_ENDPOINT_URL'],
      [{ DATABASE_URL: `${words.name}://x` }, 'DATABASE_URL'],
    ] as const) {
      const { code, said } = await start('lib/cli/start.ts', change)
      expect(code).toBe(1)
      expect(said).toContain(name)
      expect([...found(said), ...(said.includes('canary-short') ? ['canary-short'] : [])]).toEqual([])
    }
  })

  it('the worker, where the database does not let it in', async () => {
    const wrong = new URL(world.databaseUrl)
    wrong.password = secrets.code
    const { code, said } = await start('lib/worker/main.ts', {
      DATABASE_URL: wrong.href,
      DIRECT_DATABASE_URL: wrong.href,
    })
    expect(code).not.toBe(0)
    expect(said.length).toBeGreaterThan(0)
    expect(found(said)).toEqual([])
  })
})
