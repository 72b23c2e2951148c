import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { startEmbedded } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import { startChild, stopChildren, whenReady } from '#lib/demo/children.ts'
import { trainingJobRequest, tuningJobRequest } from '#lib/demo/jobs.ts'
import { nodeFlagsOf } from '#lib/demo/node-flags.ts'
import { SandboxAdmin } from '#lib/demo/sandbox-admin.ts'
import { brokerArn, deployTemplate, ensureBroker } from '#lib/demo/world.ts'
import { accountTemplate } from '#lib/domain/accounts/template.ts'
import { rootFolder } from '#lib/paths.ts'
import type { BenchOptions, BenchResult } from './bench.ts'

const region = 'us-east-1'
const awsAccountId = '111122223333'
const latencyMs = 100
const login = { user: 'portal_app', password: 'only on this machine' }

interface Ran {
  runs: { resources: number; calls: number; gaps: unknown[]; seconds: number }[]
  peakMb: number
}

/** Each way runs on the flags that its command is started with; those of package.json are the ones that count. */
async function runChild(env: Record<string, string>, ...args: string[]): Promise<Ran> {
  const flags = nodeFlagsOf(args[0] === 'portal' ? 'worker' : 'safeguard')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, path.join(rootFolder, 'lib/bench/scan-child.ts'), ...args],
    { cwd: rootFolder, env: { ...process.env, ...env, LOG_LEVEL: 'silent' }, maxBuffer: 1 << 24 },
  )
  return JSON.parse(stdout) as Ran
}

/** Ten thousand ended jobs of a kind, a seventh of them without encryption in transit. */
async function fillJobs(admin: SandboxAdmin, count: number): Promise<void> {
  const shape = { name: 'x', instances: 2, isEncrypted: true }
  const ended = { accountId: awsAccountId, region, count, creationTime: '2026-01-01T00:00:00Z' }
  const off = { EnableInterContainerTrafficEncryption: false }
  const turns = (request: object) => [
    { times: 6, status: 'Completed' },
    { times: 1, status: 'Completed', request },
  ]
  await admin.control('bulk', {
    ...{ ...ended, kind: 'tuning-job', prefix: 'hpo-' },
    request: tuningJobRequest(awsAccountId, 'bench', shape),
    variants: turns({ TrainingJobDefinition: off }),
  })
  await admin.control('bulk', {
    ...{ ...ended, kind: 'training-job', prefix: 'train-' },
    request: trainingJobRequest(awsAccountId, 'bench', shape),
    variants: turns(off),
  })
}

/**
 * An account of tuning and training jobs, scanned twice by the portal's inventory, once by the command line, and
 * once as a plain script would: list, and describe each. Each way is a process of its own. The sandbox throttles
 * nobody, so that nothing is paced here; seconds are the answers' latency and our own work.
 */
export async function scan({ isQuick, say }: BenchOptions): Promise<BenchResult> {
  const each = isQuick ? 2_000 : 10_000
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-bench-scan-'))
  fs.chmodSync(folder, 0o755)
  const server = await startEmbedded(path.join(folder, 'postgres'), { maxConnections: 40 })
  const logFile = path.join(folder, 'sandbox.log')
  const sandbox = startChild({
    ...{ name: 'sandbox', script: 'lib/sandbox/main.ts', args: ['--port', '0'], env: {}, logFile },
  })
  try {
    const { endpoint } = await whenReady<{ endpoint: string }>(sandbox, logFile)
    const admin = new SandboxAdmin(endpoint)
    const broker = await ensureBroker(admin, path.join(folder, 'broker.json'))
    const externalId = randomUUID()
    await deployTemplate(
      admin,
      awsAccountId,
      accountTemplate({ externalId, brokerArn, eventEndpoint: 'https://portal.invalid/' }),
    )
    say(`Making ${2 * each} jobs …`)
    await fillJobs(admin, each)
    await admin.control('settings', { latencyMs })
    const { customerId, accountId, loginUrl } = await fillDatabase(server, externalId)
    const env = {
      ...{ DATABASE_URL: loginUrl, DIRECT_DATABASE_URL: loginUrl, PORTAL_URL: 'http://localhost:4300' },
      ...{ AUTH_SECRET: randomUUID().repeat(2), OIDC_CLIENT_SECRET: randomUUID(), OIDC_CLIENT_ID: 'bench' },
      ...{ OIDC_ISSUER: 'http://localhost:4400', BROKER_PRINCIPAL_ARN: brokerArn, SAFEGUARDS_DEMO: '1' },
      ...{ AWS_ENDPOINT_URL: endpoint, ALLOW_AWS_ENDPOINT_URL: '1', AWS_REGION: region },
      ...{ AWS_INVENTORY_CALLS_PER_SECOND: '100000', AWS_BUCKET_CALLS_PER_SECOND: '100000' },
    }
    const asBroker = { AWS_ACCESS_KEY_ID: broker.accessKeyId, AWS_SECRET_ACCESS_KEY: broker.secretAccessKey }
    const asOwner = { AWS_ACCESS_KEY_ID: awsAccountId, AWS_SECRET_ACCESS_KEY: 'any' }
    say('The portal: first and second inventory …')
    const portal = await runChild(
      { ...env, ...asBroker },
      ...['portal', region, awsAccountId, customerId, accountId],
    )
    say('The command line …')
    const cli = await runChild({ ...env, ...asOwner }, 'cli', region, awsAccountId)
    say('Plain list and describe …')
    const plain = await runChild({ ...env, ...asOwner }, 'plain', region, awsAccountId)
    return resultOf(each, { portal, cli, plain })
  } finally {
    await stopChildren([sandbox])
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function fillDatabase(server: Awaited<ReturnType<typeof startEmbedded>>, externalId: string) {
  const first = new pg.Client({ connectionString: server.adminUrl })
  await first.connect()
  await first.query('create database safeguards')
  await first.end()
  const ownerUrl = server.urlOf('safeguards')
  await migrate(ownerUrl, login)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const { rows: customers } = await owner.query<{ id: string }>(
    `insert into customer (slug, name) values ('bench', 'Bench') returning id`,
  )
  const customerId = customers[0]?.id ?? ''
  const { rows: accounts } = await owner.query<{ id: string }>(
    `insert into aws_account (customer_id, aws_account_id, name, regions, external_id, status)
     values ($1, $2, 'bench', array[$3], $4, 'connected') returning id`,
    [customerId, awsAccountId, region, externalId],
  )
  await owner.end()
  const loginUrl = Object.assign(new URL(ownerUrl), {
    username: login.user,
    password: encodeURIComponent(login.password),
  }).href
  return { customerId, accountId: accounts[0]?.id ?? '', loginUrl }
}

const round = (value: number) => Math.round(value * 10) / 10

function resultOf(
  each: number,
  { portal, cli, plain }: Record<'portal' | 'cli' | 'plain', Ran>,
): BenchResult {
  const [first, second] = portal.runs
  const [line] = cli.runs
  const [base] = plain.runs
  if (!first || !second || !line || !base) throw new Error('A way of scanning did not report.')
  for (const { gaps } of [first, second, line])
    if (gaps.length > 0) throw new Error(`Something was not read: ${JSON.stringify(gaps)}`)
  const firstShare = first.calls / base.calls
  const secondShare = second.calls / base.calls
  const peakMb = Math.max(portal.peakMb, cli.peakMb)
  return {
    figures: {
      ...{ tuningJobs: each, trainingJobs: each, latencyMs },
      ...{ firstCalls: first.calls, firstSeconds: round(first.seconds), resources: first.resources },
      ...{ secondCalls: second.calls, secondSeconds: round(second.seconds) },
      ...{ commandLineCalls: line.calls, commandLineSeconds: round(line.seconds) },
      ...{ plainCalls: base.calls, plainSeconds: round(base.seconds), plainAtOnce: 32 },
      ...{ portalPeakMb: Math.round(portal.peakMb), commandLinePeakMb: Math.round(cli.peakMb) },
      plainPeakMb: Math.round(plain.peakMb),
      ...{
        portalFlags: nodeFlagsOf('worker').join(' '),
        commandLineFlags: nodeFlagsOf('safeguard').join(' '),
      },
    },
    bars: [
      {
        name: 'first scan, share of the plain calls',
        goal: '≤ 1/20',
        value: firstShare,
        ok: first.resources === 2 * each && firstShare <= 1 / 20,
      },
      {
        name: 'second scan, share of the plain calls',
        goal: '≤ 1/100',
        value: secondShare,
        ok: secondShare <= 1 / 100,
      },
      {
        name: 'peak memory of the scanning process, MB',
        goal: '≤ 300',
        value: Math.round(peakMb),
        ok: peakMb <= 300,
      },
    ],
  }
}
