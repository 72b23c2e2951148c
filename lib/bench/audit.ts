import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import { type ChainEntry, hashOfEntry } from '#lib/services/audit/chain.ts'
import { keyIdOf, signDigest } from '#lib/services/audit/digest.ts'
import { verifyExport } from '#lib/services/audit/verify-export.ts'
import type { BenchOptions, BenchResult } from './bench.ts'

const customers = 64
/** More connections than cores: while one waits for the disk, others compute. */
const connections = 64

const insert = `insert into audit_entry
  (customer_id, actor_kind, actor_id, actor_name, action, resource_type, resource_id, request_id, details)
  values ($1, 'system', 'bench', 'Portal (bench)', 'thing.change', 'thing', $2, $3, $4)`

/** Writes for a while, each row a transaction of its own as the role a customer's door takes on. Rows a second. */
async function writesPerSecond(loginUrl: string, ids: string[], seconds: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: loginUrl })
      await client.connect()
      // What the door sets for a transaction, here for the session: the bench measures the row, not the door.
      await client.query('set role portal_customer')
      return client
    }),
  )
  let written = 0
  const until = Date.now() + seconds * 1000
  const started = performance.now()
  await Promise.all(
    clients.map(async (client, index) => {
      for (let turn = index; Date.now() < until; turn += connections) {
        const customerId = ids[turn % ids.length] ?? ''
        // One message, one implicit transaction: the setting and the row commit together.
        await client.query(
          `begin; set local app.customer_id = '${customerId}'; ${literal(insert, [
            customerId,
            `thing-${turn}`,
            `bench:${turn}`,
            '{"before": "observing", "after": "armed"}',
          ])}; commit`,
        )
        written++
      }
    }),
  )
  const took = (performance.now() - started) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return Math.round(written / took)
}

function literal(sql: string, values: string[]): string {
  return values.reduce(
    (text, value, index) => text.replace(`$${index + 1}`, () => pg.escapeLiteral(value)),
    sql,
  )
}

/** An export of so many rows, as the portal writes one; returns how long its verification takes. */
async function verifySeconds(folder: string, rows: number): Promise<number> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const customerId = '11111111-1111-4111-8111-111111111111'
  const exportId = '22222222-2222-4222-8222-222222222222'
  const file = path.join(folder, 'export.jsonl')
  const entriesFile = path.join(folder, 'entries.jsonl')
  const out = fs.openSync(entriesFile, 'w')
  let prevHash = ''
  let lines: string[] = []
  let at = ''
  for (let seq = 1; seq <= rows; seq++) {
    at = new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString().replace('Z', '000Z')
    const entry: ChainEntry = {
      ...{
        customerId,
        seq,
        at,
        actorKind: 'system',
        actorId: 'sweep-region',
        actorName: 'Portal (sweep-region)',
      },
      ...{ action: 'scan.record', resourceType: 'aws_account', resourceId: customerId },
      requestId: `sweep-region:${seq}`,
      details: '{"region": "us-east-1", "found": 1, "changed": 0, "vanished": 0}',
      ...{ prevHash, hash: '' },
    }
    entry.hash = hashOfEntry(entry)
    prevHash = entry.hash
    lines.push(JSON.stringify({ kind: 'entry', ...entry }))
    if (lines.length === 10_000 || seq === rows) {
      fs.writeSync(out, `${lines.join('\n')}\n`)
      lines = []
    }
  }
  fs.closeSync(out)
  const digest = signDigest(
    {
      customerId,
      number: 1,
      purpose: 'export',
      subject: exportId,
      at,
      seq: rows,
      hash: prevHash,
      previous: '',
    },
    privateKey,
  )
  const header = {
    kind: 'export',
    format: 1,
    exportId,
    customerId,
    customer: 'bench',
    at,
    keyId: keyIdOf(privateKey),
  }
  fs.writeFileSync(file, `${JSON.stringify(header)}\n${JSON.stringify(digest)}\n`)
  for await (const chunk of fs.createReadStream(entriesFile, { highWaterMark: 1 << 22 }))
    fs.appendFileSync(file, chunk as Buffer)
  const started = performance.now()
  const bytes = fs.createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
  const result = await verifyExport(bytes, createPublicKey(privateKey))
  const took = (performance.now() - started) / 1000
  if (!result.ok || result.entries !== rows) throw new Error('The bench’s own export is not whole.')
  return took
}

/** The trail: how many audited rows a second, over many customers and in one; and how quickly it is verified. */
export async function audit({ isQuick, say }: BenchOptions): Promise<BenchResult> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-bench-'))
  fs.chmodSync(folder, 0o755)
  const server = await startEmbedded(path.join(folder, 'postgres'), { durable: true, maxConnections: 100 })
  try {
    const admin = new pg.Client({ connectionString: server.adminUrl })
    await admin.connect()
    await admin.query('create database bench')
    await admin.end()
    const ownerUrl = server.urlOf('bench')
    await migrate(ownerUrl, { user: 'portal_app', password: 'for the bench alone' })
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    const { rows } = await owner.query<{ id: string }>(
      `insert into customer (slug, name) select 'bench-' || n, 'A customer' from generate_series(1, $1) n returning id`,
      [customers],
    )
    const ids = rows.map(({ id }) => id)
    const loginUrl = Object.assign(new URL(ownerUrl), {
      username: 'portal_app',
      password: encodeURIComponent('for the bench alone'),
    }).href
    const seconds = isQuick ? 5 : 20
    say(`Writing for ${seconds} s across ${customers} customers, then in one …`)
    const across = await writesPerSecond(loginUrl, ids, seconds)
    const alone = await writesPerSecond(loginUrl, ids.slice(0, 1), seconds)
    const { rows: broken } = await owner.query(
      `select from (select customer_id, seq, prev_hash, lag(hash, 1, '') over (partition by customer_id order by seq) as expected,
         row_number() over (partition by customer_id order by seq) as place from audit_entry) chain
       where prev_hash <> expected or seq <> place limit 1`,
    )
    await owner.end()
    const rowCount = 1_000_000
    say('Verifying a million rows …')
    const verify = await verifySeconds(folder, rowCount)
    return {
      figures: {
        customers,
        connections,
        writesPerSecond: across,
        writesPerSecondOneCustomer: alone,
        chainsWhole: broken.length === 0,
        verifiedRows: rowCount,
        verifySeconds: Number(verify.toFixed(2)),
      },
      bars: [
        { name: 'audited writes a second', goal: '>= 2000', value: across, ok: across >= 2000 },
        {
          name: 'seconds to verify 1 M rows',
          goal: '<= 10',
          value: Number(verify.toFixed(2)),
          ok: verify <= 10,
        },
        { name: 'broken chains', goal: '0', value: broken.length, ok: broken.length === 0 },
      ],
    }
  } finally {
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
