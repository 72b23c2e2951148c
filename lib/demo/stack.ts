import { createHmac } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { closePrisma } from '#lib/db/client.ts'
import { closeSender } from '#lib/jobs/enqueue.ts'
import { type EmbeddedServer, freePort, isPortFree, startEmbedded } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import { ownSignIn, signInOf } from '#lib/domain/sign-in.ts'
import { rootFolder } from '#lib/paths.ts'
import { ensureBuild } from './build.ts'
import { answers, type Child, whenReady, startChild, stopChildren } from './children.ts'
import { nodeFlagsOf } from './node-flags.ts'
import { connectCustomers } from './connect-customers.ts'
import { demoPeople, organisationPeople } from './people.ts'
import { portOfProvider, startProvider } from './providers.ts'
import { SandboxAdmin } from './sandbox-admin.ts'
import type { StateFolder } from './state.ts'
import { brokerArn, ensureBroker } from './world.ts'

export interface Stack {
  address: string
  issuer: string
  /** A second provider, for a customer that wants its own. */
  organisation: { issuer: string; clientId: string; clientSecret: string }
  sandboxEndpoint: string
  /** Where what the portal mails and posts can be read. */
  inbox: string
  admin: SandboxAdmin
  /** Ends the worker at once, as a crash would, and starts another. */
  killWorker: () => void
  startWorker: () => Promise<void>
  stop: () => Promise<void>
}

export interface StackOptions {
  state: StateFolder
  port: number
  sweepSeconds: number
  inventorySeconds: number
  /** A stack for tests: no durability, no demo customers. */
  isBare?: boolean
  say: (text: string) => void
  onWorkerLine?: (line: string) => void
  /** Somebody asked to end it, perhaps before it stands. */
  signal?: AbortSignal
}

/** Below the range that systems hand out by themselves, so that a later start finds it free. */
const preferredInboxPort = 4389

const databaseName = 'safeguards'

async function ensureDatabase(server: EmbeddedServer): Promise<string> {
  const client = new pg.Client({ connectionString: server.adminUrl })
  await client.connect()
  const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
  if (rowCount === 0) await client.query(`create database ${databaseName}`)
  await client.end()
  return server.urlOf(databaseName)
}

/** Webhooks know the inbox by its address: it keeps its port from start to start, where that is still free. */
async function inboxPort(file: string): Promise<number> {
  const wanted = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : preferredInboxPort
  const port = (await isPortFree(wanted)) ? wanted : await freePort()
  fs.writeFileSync(file, String(port))
  return port
}

/** Everything the portal needs, on this machine alone: database, AWS sandbox, identity provider, portal, worker. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { state, say } = options
  const secrets = state.secrets()
  const children: Child[] = []
  let server: EmbeddedServer | null = null
  let address: string | null = null
  const remember = () => state.write({ address, children: children.map(({ pid, mark }) => ({ pid, mark })) })
  const logs = state.path('logs')
  fs.mkdirSync(logs, { recursive: true })
  const start = (spec: Omit<Parameters<typeof startChild>[0], 'logFile'>) => {
    options.signal?.throwIfAborted()
    const logFile = path.join(logs, `${spec.name}.log`)
    fs.rmSync(logFile, { force: true })
    const child = startChild({ ...spec, logFile })
    children.push(child)
    remember()
    return { child, logFile }
  }
  const stop = async () => {
    await stopChildren(children)
    await closeSender()
    await closePrisma()
    await server?.stop()
    state.leave()
  }
  const bringUp = async (): Promise<Stack> => {
    const webPort = options.port > 0 && (await isPortFree(options.port)) ? options.port : await freePort()
    address = `http://localhost:${webPort}`
    if (options.port > 0 && webPort !== options.port)
      say(`Port ${options.port} is taken; the portal takes ${webPort} instead.`)
    say('Starting PostgreSQL, the AWS sandbox and the identity provider …')
    const sandbox = start({
      name: 'sandbox',
      script: 'lib/sandbox/main.ts',
      args: [
        ...['--port', '0', '--state', state.path('sandbox.json')],
        ...['--inbox-port', String(await inboxPort(state.path('inbox-port')))],
      ],
    })
    const known = await portOfProvider(state, 'issuer-port')
    const identity = startProvider(
      { start, state, address },
      {
        ...{ name: 'identity', port: known, people: demoPeople, signInWith: ownSignIn },
        ...{ clientId: 'safeguards-portal', clientSecret: secrets.clientSecret },
      },
    )
    // A second one, for a customer that wants its own: set up in Settings → Sign-in.
    const organisation = {
      issuer: '',
      clientId: 'northwind-portal',
      clientSecret: createHmac('sha256', secrets.clientSecret).update('organisation').digest('hex'),
    }
    const organisations = startProvider(
      { start, state, address },
      {
        ...{ name: 'organisation', people: organisationPeople, signInWith: signInOf('northwind') },
        ...{ port: await portOfProvider(state, 'organisation-port'), ...organisation },
      },
    )
    server = await startEmbedded(state.path('postgres'), { durable: options.isBare !== true })
    const ownerUrl = await ensureDatabase(server)
    await migrate(ownerUrl, { user: 'portal_app', password: secrets.loginPassword })
    const loginUrl = new URL(ownerUrl)
    loginUrl.username = 'portal_app'
    loginUrl.password = secrets.loginPassword
    const { endpoint, smtpUrl, inbox } = await whenReady<{
      endpoint: string
      smtpUrl: string
      inbox: string
    }>(sandbox.child, sandbox.logFile)
    const { issuer } = await whenReady<{ issuer: string }>(identity.child, identity.logFile)
    organisation.issuer = (
      await whenReady<{ issuer: string }>(organisations.child, organisations.logFile)
    ).issuer
    const admin = new SandboxAdmin(endpoint)
    const broker = await ensureBroker(admin, state.path('broker.json'))
    const settings: Record<string, string> = {
      DATABASE_URL: loginUrl.href,
      DIRECT_DATABASE_URL: loginUrl.href,
      PORTAL_URL: address,
      AUTH_SECRET: secrets.authSecret,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'safeguards-portal',
      OIDC_CLIENT_SECRET: secrets.clientSecret,
      BROKER_PRINCIPAL_ARN: brokerArn,
      SWEEP_INTERVAL_SECONDS: String(options.sweepSeconds),
      INVENTORY_INTERVAL_SECONDS: String(options.inventorySeconds),
      // The sandbox throttles nobody.
      AWS_INVENTORY_CALLS_PER_SECOND: '1000',
      AWS_ENFORCEMENT_CALLS_PER_SECOND: '1000',
      AWS_BUCKET_CALLS_PER_SECOND: '1000',
      AUDIT_SIGNING_KEY_FILE: state.signingKeyFile(),
      EVIDENCE_FOLDER: state.path('evidence'),
      SMTP_URL: smtpUrl,
      MAIL_FROM: 'ClearDATA Safeguards <safeguards@cleardata.example>',
      SUPPORT_MAIL_TO: 'support@cleardata.example',
      WEBHOOK_ALLOW_LOOPBACK: '1',
      AWS_ENDPOINT_URL: endpoint,
      ALLOW_AWS_ENDPOINT_URL: '1',
      SAFEGUARDS_DEMO: '1',
      AWS_ACCESS_KEY_ID: broker.accessKeyId,
      AWS_SECRET_ACCESS_KEY: broker.secretAccessKey,
      AWS_REGION: 'us-east-1',
      LOG_LEVEL: 'info',
    }
    options.signal?.throwIfAborted()
    // This process calls verbs too, when it connects the demo's customers.
    Object.assign(process.env, settings)
    ensureBuild(say)
    say('Starting the portal and its worker …')
    const web = start({
      name: 'web',
      script: path.join(rootFolder, 'node_modules/next/dist/bin/next'),
      args: ['start', '-p', String(webPort), '-H', '127.0.0.1'],
      // Next gives its process a title of its own.
      mark: 'next-server',
      env: { NODE_ENV: 'production' },
    })
    const startWorker = async () => {
      const ready = Promise.withResolvers<void>()
      const { child } = start({
        name: 'worker',
        script: 'lib/worker/main.ts',
        args: [],
        nodeFlags: nodeFlagsOf('worker'),
        onLine: (line) => {
          if (line.includes('"worker_ready"')) ready.resolve()
          options.onWorkerLine?.(line)
        },
      })
      child.process.once('exit', (code) =>
        ready.reject(new Error(`The worker ended with code ${code}; see ${logs}/worker.log`)),
      )
      await ready.promise
    }
    await startWorker()
    await answers(web.child, `${address}/api/health`, web.logFile)
    if (options.isBare !== true) await connectCustomers(admin, { issuer, inbox })
    remember()
    const killWorker = () => {
      const worker = children.findLast(({ name, hasExited }) => name === 'worker' && !hasExited())
      worker?.process.kill('SIGKILL')
    }
    return {
      ...{ address, issuer, organisation, sandboxEndpoint: endpoint, inbox, admin },
      ...{ killWorker, startWorker, stop },
    }
  }
  const aborted = new Promise<never>((_, reject) =>
    options.signal?.addEventListener('abort', () => reject(new Error('Stopped before everything stood.'))),
  )
  try {
    return await Promise.race([bringUp(), aborted])
  } catch (error) {
    await stop()
    throw error
  }
}
