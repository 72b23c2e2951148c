import { randomBytes, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { type EmbeddedServer, freePort, startEmbedded } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import { hashToken } from '#lib/db/doors.ts'
import { ensureBuild } from '#lib/demo/build.ts'
import { answers, type Child, startChild, stopChildren, whenReady } from '#lib/demo/children.ts'
import { nodeFlagsOf } from '#lib/demo/node-flags.ts'
import { SandboxAdmin } from '#lib/demo/sandbox-admin.ts'
import { brokerArn, deployTemplate, ensureBroker } from '#lib/demo/world.ts'
import { accountTemplate, templateVersion } from '#lib/domain/accounts/template.ts'
import { rootFolder } from '#lib/paths.ts'
import { fillHistory } from './enforcement-history.ts'

/** An armed account that the portal watches, and the key of its events. */
export interface WatchedAccount {
  customerId: string
  accountId: string
  awsAccountId: string
  eventKey: string
}

export type Part = 'database' | 'web' | 'worker'

/** The portal as it really runs, each part a process of its own that can be killed and started again. */
export interface EnforcementStack {
  address: string
  admin: SandboxAdmin
  accounts: readonly WatchedAccount[]
  /** The database's owner, for looking at what the portal wrote. */
  owner: pg.Pool
  start: (part: Part) => Promise<void>
  isRunning: (part: Part) => boolean
  /** Processor time that each part has used so far, in milliseconds; none where there is no /proc. */
  cpuMs: () => Partial<Record<Part | 'sandbox', number>>
  /** Ends a part at once, as `kill -9` does. */
  kill: (part: Part) => Promise<void>
  stop: () => Promise<void>
}

export interface EnforcementOptions {
  folder: string
  customers: number
  accountsEach: number
  sweepSeconds: number
  /** What each AWS call takes longer. */
  latencyMs: number
  say: (text: string) => void
}

export const region = 'us-east-1'
const inventorySeconds = 300

const modelAccount = '100000000000'
const modelExternalId = '11111111-1111-4111-8111-111111111111'
const login = { user: 'portal_app', password: 'only on this machine' }

function plan({ customers, accountsEach }: EnforcementOptions) {
  return Array.from({ length: customers * accountsEach }, (_, index) => ({
    ...{ customer: Math.floor(index / accountsEach), awsAccountId: String(100_000_000_001 + index) },
    ...{ externalId: randomUUID(), eventKey: `cdev_${randomBytes(32).toString('base64url')}` },
  }))
}
type Planned = ReturnType<typeof plan>[number]

/** One account is deployed by the template over the wire; the others are its likeness. */
async function fillSandbox(admin: SandboxAdmin, planned: readonly Planned[]): Promise<void> {
  const template = accountTemplate({
    ...{ externalId: modelExternalId, brokerArn },
    eventEndpoint: 'https://portal.invalid/',
  })
  await deployTemplate(admin, modelAccount, template)
  const world = await admin.control<{ accounts: Record<string, object> }>('state')
  const model = JSON.stringify({ ...world.accounts[modelAccount], stacks: {}, trail: [] })
  delete world.accounts[modelAccount]
  for (const { awsAccountId, externalId } of planned)
    world.accounts[awsAccountId] = JSON.parse(
      model.replaceAll(modelAccount, awsAccountId).replaceAll(modelExternalId, externalId),
    ) as object
  await admin.control('state', world)
}

/** Customers and accounts as onboarding leaves them after a day, and as if they had been read all along. */
async function fillDatabase(
  owner: pg.Pool,
  planned: readonly Planned[],
  options: EnforcementOptions,
): Promise<WatchedAccount[]> {
  const { rows: customers } = await owner.query<{ id: string }>(
    `insert into customer (slug, name) select 'watched-' || n, 'A customer' from generate_series(1, $1::int) n
     returning id`,
    [options.customers],
  )
  const own = planned.map(({ customer }) => customers[customer]?.id ?? '')
  const { rows } = await owner.query<{ accountId: string; awsAccountId: string }>(
    `insert into aws_account (customer_id, aws_account_id, name, regions, external_id, status, mode, proved_at,
       armed_at, template_version, proof)
     select given.customer_id, given.aws_account_id, 'account', array[$4], given.external_id, 'connected', 'armed',
       now(), now() - interval '1 day', $5, jsonb_build_object('at', now(), 'probes', '[]'::jsonb)
     from unnest($1::uuid[], $2::text[], $3::uuid[]) given (customer_id, aws_account_id, external_id)
     returning id as "accountId", aws_account_id as "awsAccountId"`,
    [
      own,
      planned.map(({ awsAccountId }) => awsAccountId),
      planned.map(({ externalId }) => externalId),
      region,
      templateVersion,
    ],
  )
  const idOf = new Map(rows.map(({ accountId, awsAccountId }) => [awsAccountId, accountId]))
  const accounts = planned.map(({ awsAccountId, eventKey }, index) => ({
    ...{ customerId: own[index] ?? '', accountId: idOf.get(awsAccountId) ?? '', awsAccountId, eventKey },
  }))
  const places = [accounts.map(({ customerId }) => customerId), accounts.map(({ accountId }) => accountId)]
  await owner.query(
    `insert into event_key (customer_id, account_id, key_hash, hint)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])`,
    [
      ...places,
      accounts.map(({ eventKey }) => hashToken(eventKey)),
      accounts.map(({ eventKey }) => eventKey.slice(0, 9)),
    ],
  )
  // Spread over their intervals, as they are in a portal that has been running.
  await owner.query(
    `insert into region_scan (customer_id, account_id, region, swept_at, sweep_outcome, inventory_at,
       inventory_finished_at, inventory_complete_at, inventory_outcome)
     select place.customer_id, place.account_id, $3, now() - make_interval(secs => $4::float8 * share), 'complete',
       at, at, at, 'complete'
     from unnest($1::uuid[], $2::uuid[]) with ordinality place (customer_id, account_id, n),
       lateral (select n::float8 / cardinality($1::uuid[]) as share) part,
       lateral (select now() - make_interval(secs => $5::float8 * share) as at) spread`,
    [...places, region, options.sweepSeconds, inventorySeconds],
  )
  await owner.query(
    `insert into bucket_reading (customer_id, account_id, started_at, finished_at, outcome, calls)
     select customer_id, account_id, at, at, 'complete', 0
     from unnest($1::uuid[], $2::uuid[]) with ordinality place (customer_id, account_id, n),
       lateral (select now() - make_interval(secs => $3::float8 * n / cardinality($1::uuid[])) as at) spread`,
    [...places, inventorySeconds],
  )
  await owner.query(
    `insert into group_state (customer_id, account_id, read_started_at)
     select customer_id, account_id, now() - make_interval(secs => 300.0 * n / cardinality($1::uuid[]))
     from unnest($1::uuid[], $2::uuid[]) with ordinality place (customer_id, account_id, n)`,
    places,
  )
  await owner.query(
    `insert into coverage (customer_id, account_id, started_at, state)
     select *, now(), 'armed' from unnest($1::uuid[], $2::uuid[])`,
    places,
  )
  await fillHistory(owner, { region, jobsEach: 20 })
  await owner.query('analyze')
  return accounts
}

/** Fields of /proc/<pid>/stat after the command's name, which may hold anything. Clock ticks are 10 ms. */
function readStat(pid: number | string): { parent: number; ms: number; reapedMs: number } | null {
  try {
    const fields = fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    const ticks = (from: number) => ((fields[from] ?? 0) + (fields[from + 1] ?? 0)) * 10
    return { parent: fields[1] ?? 0, ms: ticks(11), reapedMs: ticks(13) }
  } catch {
    return null
  }
}

/** A process and its children, those that have ended included. */
function cpuMsOf(pid: number): number {
  const own = readStat(pid)
  if (own === null) return 0
  const children = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const living = children.map(readStat).filter((stat) => stat?.parent === pid)
  return own.ms + own.reapedMs + living.reduce((sum, stat) => sum + (stat?.ms ?? 0), 0)
}

/** Starts PostgreSQL, the sandbox, the built portal and its worker over accounts that are all armed. */
export async function startEnforcement(options: EnforcementOptions): Promise<EnforcementStack> {
  const { folder, say } = options
  // First: it may take minutes, in which nothing else here moves.
  ensureBuild(say)
  fs.mkdirSync(folder, { recursive: true })
  fs.chmodSync(folder, 0o755)
  const running = new Map<string, Child>()
  let server: EmbeddedServer | null = null
  let databasePort: number | undefined
  const logOf = (name: string) => path.join(folder, `${name}.log`)
  const startProcess = (name: string, spec: { script: string; args: string[]; mark?: string }) => {
    const child = startChild({ name, ...spec, env: settings, logFile: logOf(name) })
    running.set(name, child)
    return child
  }
  const startDatabase = async () => {
    server = await startEmbedded(path.join(folder, 'postgres'), {
      maxConnections: 120,
      ...(databasePort === undefined ? {} : { port: databasePort }),
    })
    if (databasePort !== undefined && server.port !== databasePort)
      throw new Error('Something else took the database’s port.')
    databasePort = server.port
    return server
  }
  const settings: Record<string, string> = {}
  const database = await startDatabase()
  const admin0 = new pg.Client({ connectionString: database.adminUrl })
  await admin0.connect()
  await admin0.query('create database safeguards')
  await admin0.end()
  const ownerUrl = database.urlOf('safeguards')
  await migrate(ownerUrl, login)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  // The server may be killed beneath it.
  owner.on('error', () => undefined)
  const sandbox = startProcess('sandbox', { script: 'lib/sandbox/main.ts', args: ['--port', '0'] })
  const { endpoint } = await whenReady<{ endpoint: string }>(sandbox, logOf('sandbox'))
  const admin = new SandboxAdmin(endpoint)
  const broker = await ensureBroker(admin, path.join(folder, 'broker.json'))
  const planned = plan(options)
  say(`Making ${planned.length} accounts …`)
  await fillSandbox(admin, planned)
  await admin.control('settings', { latencyMs: options.latencyMs, jobDurationMs: 3_600_000 })
  const accounts = await fillDatabase(owner, planned, options)
  const webPort = await freePort()
  const address = `http://localhost:${webPort}`
  const loginUrl = Object.assign(new URL(ownerUrl), {
    username: login.user,
    password: encodeURIComponent(login.password),
  }).href
  Object.assign(settings, {
    ...{ DATABASE_URL: loginUrl, DIRECT_DATABASE_URL: loginUrl, PORTAL_URL: address },
    ...{ AUTH_SECRET: randomBytes(32).toString('hex'), OIDC_CLIENT_SECRET: randomBytes(32).toString('hex') },
    ...{ OIDC_ISSUER: 'http://localhost:4400', OIDC_CLIENT_ID: 'safeguards-portal' },
    ...{ BROKER_PRINCIPAL_ARN: brokerArn, SWEEP_INTERVAL_SECONDS: String(options.sweepSeconds) },
    INVENTORY_INTERVAL_SECONDS: String(inventorySeconds),
    ...{ AWS_ENDPOINT_URL: endpoint, ALLOW_AWS_ENDPOINT_URL: '1', SAFEGUARDS_DEMO: '1' },
    ...{ AWS_ACCESS_KEY_ID: broker.accessKeyId, AWS_SECRET_ACCESS_KEY: broker.secretAccessKey },
    ...{ AWS_REGION: region, NODE_ENV: 'production', LOG_LEVEL: 'info' },
  })
  const starts: Record<Part, () => Promise<void>> = {
    database: async () => void (await startDatabase()),
    web: async () => {
      const web = startProcess('web', {
        script: path.join(rootFolder, 'node_modules/next/dist/bin/next'),
        args: ['start', '-p', String(webPort), '-H', '127.0.0.1'],
        mark: 'next-server',
      })
      await answers(web, `${address}/api/health`, logOf('web'))
    },
    worker: async () => {
      const ready = Promise.withResolvers<void>()
      const child = startChild({
        ...{ name: 'worker', script: 'lib/worker/main.ts', args: [], env: settings },
        nodeFlags: nodeFlagsOf('worker'),
        logFile: logOf('worker'),
        onLine: (line) => line.includes('"worker_ready"') && ready.resolve(),
      })
      running.set('worker', child)
      child.process.once('exit', (code) => ready.reject(new Error(`The worker ended with code ${code}.`)))
      await ready.promise
    },
  }
  const kill = async (part: Part) => {
    if (part === 'database') {
      const pid = server?.pid ?? 0
      if (pid > 0) process.kill(pid, 'SIGKILL')
      await server?.stop()
      return
    }
    const child = running.get(part)
    if (!child || child.hasExited()) return
    const gone = new Promise((resolve) => child.process.once('exit', resolve))
    child.process.kill('SIGKILL')
    await gone
  }
  return {
    ...{ address, admin, accounts, owner, kill },
    cpuMs: () =>
      fs.existsSync('/proc/self/stat')
        ? {
            ...Object.fromEntries([...running].map(([name, { pid }]) => [name, cpuMsOf(pid)])),
            database: cpuMsOf(server?.pid ?? 0),
          }
        : {},
    start: (part) => starts[part](),
    isRunning: (part) => part === 'database' || running.get(part)?.hasExited() === false,
    async stop() {
      await stopChildren([...running.values()])
      await owner.end()
      await server?.stop()
    },
  }
}
