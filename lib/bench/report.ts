import { execFile } from 'node:child_process'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { startEmbedded } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import type { BenchOptions, BenchResult } from './bench.ts'

const goalMb = 150
/** As many as a tuning or training job has, or a little more. */
const verdictsEach = 10

interface Taken {
  rows: number
  bytes: number
  madeSeconds: number
  cpuSeconds: number
  seconds: number
  /** The process once connected, before it begins; and at the most. */
  idleMb: number
  mostMb: number
}

/** One customer with so many verdicts, each with a history, and as long a trail. */
async function fill(owner: pg.Client, rows: number): Promise<string> {
  const { rows: made } = await owner.query<{ customerId: string; accountId: string }>(
    `with c as (insert into customer (slug, name) values ('bench', 'A customer') returning id)
     insert into aws_account (customer_id, aws_account_id, name, regions, status, mode, created_at)
     select id, '111122223333', 'bench', '{us-east-1}', 'connected', 'armed', now() - interval '40 days' from c
     returning customer_id as "customerId", id as "accountId"`,
  )
  const { customerId = '', accountId = '' } = made[0] ?? {}
  await owner.query(
    `insert into resource (customer_id, account_id, region, type, arn, name, creation_time, status, first_seen_at, last_seen_at)
     select $1, $2, 'us-east-1', 'training-job', 'arn:aws:sagemaker:us-east-1:111122223333:training-job/job-' || n,
       'job-' || n, now() - interval '30 days', 'failing', now() - interval '30 days', now()
     from generate_series(1, $3::int) n`,
    [customerId, accountId, rows / verdictsEach],
  )
  const safeguards = catalogue.slice(0, verdictsEach).map(({ id }) => id)
  await owner.query(
    `insert into status_change (customer_id, resource_id, subject, before, after, at)
     select $1, r.id, s.safeguard, null, (array['protected', 'failing', 'unknown', 'not_applicable'])[1 + s.place % 4],
       now() - (hashtext(r.id::text) & 2047) * interval '20 minutes'
     from resource r cross join unnest($2::text[]) with ordinality s (safeguard, place)`,
    [customerId, safeguards],
  )
  const reasons = [
    { message: `${'A reason in words that say what was read and where. '.repeat(3)}`, path: 'A.B' },
  ]
  await owner.query(
    `insert into verdict (customer_id, resource_id, safeguard, status, reasons, judged_at)
     select customer_id, resource_id, subject, after::verdict_status, $1, at from status_change`,
    [JSON.stringify(reasons)],
  )
  // The chain's trigger is left out: making a million linked rows is another bench.
  await owner.query('alter table audit_entry disable trigger all')
  await owner.query(
    `insert into audit_entry (customer_id, seq, actor_kind, actor_id, actor_name, action, resource_type, resource_id,
       request_id, details, prev_hash, hash)
     select $1, n, 'system', 'bench', 'Portal (bench)', 'thing.change', 'thing', 'thing-' || n, 'bench:' || n,
       '{"before": "observing", "after": "armed"}', repeat('0', 64), repeat('0', 64) from generate_series(1, $2::int) n`,
    [customerId, rows],
  )
  await owner.query('alter table audit_entry enable trigger all')
  await owner.query(
    `insert into audit_head (customer_id, seq, hash, at) values ($1, $2, repeat('0', 64), now())
     on conflict (customer_id) do update set seq = excluded.seq`,
    [customerId, rows],
  )
  await owner.query('analyze')
  return customerId
}

/**
 * What V8 has not tidied up yet is no need, so it is given little room: a young generation of a few MB, and a
 * heap that ends the process if more than that were held.
 */
const heap = ['--max-semi-space-size=8', '--max-old-space-size=192']

const child = fileURLToPath(new URL('./report-child.ts', import.meta.url))

async function take(what: 'report' | 'trail', customerId: string, env: NodeJS.ProcessEnv): Promise<Taken> {
  const { stdout } = await promisify(execFile)(process.execPath, [...heap, child, what, customerId], { env })
  return JSON.parse(stdout) as Taken
}

/**
 * A report and a trail of a million rows each, written by a process of its own: how much memory that takes
 * beside the process itself, which holds Prisma's engine and the fonts of the PDF.
 */
export async function report({ isQuick, say }: BenchOptions): Promise<BenchResult> {
  const rows = isQuick ? 20_000 : 1_000_000
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-bench-'))
  fs.chmodSync(folder, 0o755)
  const server = await startEmbedded(path.join(folder, 'postgres'), { durable: false })
  try {
    const admin = new pg.Client({ connectionString: server.adminUrl })
    await admin.connect()
    await admin.query('create database bench')
    await admin.end()
    const ownerUrl = server.urlOf('bench')
    const login = { user: 'portal_app', password: randomUUID() }
    await migrate(ownerUrl, login)
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    say(`Making ${rows} verdicts and as many rows of the trail …`)
    const customerId = await fill(owner, rows)
    await owner.end()
    const direct = Object.assign(new URL(ownerUrl), { username: login.user, password: login.password }).href
    const { privateKey } = generateKeyPairSync('ed25519')
    const env = {
      ...process.env,
      ...{ DATABASE_URL: direct, DIRECT_DATABASE_URL: direct, DATABASE_POOL_SIZE: '2' },
      ...{ PORTAL_URL: 'http://localhost:1', OIDC_ISSUER: 'http://localhost:1', SAFEGUARDS_DEMO: '1' },
      ...{ AUTH_SECRET: randomUUID(), OIDC_CLIENT_ID: 'bench', OIDC_CLIENT_SECRET: randomUUID() },
      BROKER_PRINCIPAL_ARN: 'arn:aws:iam::000000000000:role/bench',
      AUDIT_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      EVIDENCE_FOLDER: path.join(folder, 'evidence'),
    }
    say('Making the report and writing its ZIP …')
    const made = await take('report', customerId, env)
    say('Exporting the trail …')
    const trail = await take('trail', customerId, env)
    const taken = ({ mostMb, idleMb }: Taken) => Math.round(mostMb - idleMb)
    const within = (name: string, run: Taken) => ({
      ...{ name, goal: `<= ${goalMb}`, value: taken(run), ok: taken(run) <= goalMb },
    })
    return {
      figures: {
        verdicts: made.rows,
        reportMadeSeconds: Number(made.madeSeconds.toFixed(1)),
        reportAndZipSeconds: Number(made.seconds.toFixed(1)),
        reportCpuSeconds: Number(made.cpuSeconds.toFixed(1)),
        zipMb: Number((made.bytes / 2 ** 20).toFixed(1)),
        reportTakesMb: taken(made),
        reportProcessMb: Math.round(made.mostMb),
        trailRows: rows,
        trailSeconds: Number(trail.seconds.toFixed(1)),
        trailMb: Number((trail.bytes / 2 ** 20).toFixed(1)),
        trailTakesMb: taken(trail),
        trailProcessMb: Math.round(trail.mostMb),
        idleProcessMb: Math.round(trail.idleMb),
      },
      bars: [
        { name: 'verdicts in the report', goal: String(rows), value: made.rows, ok: made.rows === rows },
        within('MB that the report takes', made),
        within('MB that the trail takes', trail),
      ],
    }
  } finally {
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
