import { randomInt, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { closePrisma, type Tx } from '#lib/db/client.ts'
import { customerRead, customerWrite, hashToken, identityDoor, staffRead } from '#lib/db/doors.ts'
import { startEmbedded } from '#lib/db/embedded.ts'
import { migrate } from '#lib/db/migrate.ts'
import type { BenchOptions, BenchResult } from './bench.ts'
import { startPgBouncer } from './pgbouncer.ts'

const customerCount = 50
const accountsEach = 4
/** More clients than the pooler has connections: each connection serves many customers in turn. */
const clients = 40
const serverConnections = 8

interface Customer {
  customerId: string
  personId: string
  token: string
}

interface Tally {
  transactions: number
  rows: number
  /** Rows of another customer, or of anybody where nobody was named. */
  leaks: number
  /** Rows of one's own that were not seen, or writes that changed another number of rows than their own. */
  missing: number
  rolledBack: number
}

async function fill(owner: pg.Client): Promise<Customer[]> {
  const customers: Customer[] = []
  for (let index = 0; index < customerCount; index++) {
    const one = async (sql: string, values: unknown[]) =>
      (await owner.query<{ id: string }>(`${sql} returning id`, values)).rows[0]?.id ?? ''
    const id = await one(`insert into customer (slug, name) values ($1, 'A customer')`, [`bench-${index}`])
    const token = randomUUID()
    const personId = await one(
      `insert into person (issuer, subject, name) values ('https://bench.example', $1, 'Somebody')`,
      [token],
    )
    await owner.query(`insert into membership (customer_id, person_id, role) values ($1, $2, 'admin')`, [
      id,
      personId,
    ])
    await owner.query(
      `insert into session (token_hash, person_id, authenticated_at, expires_at)
       values ($1, $2, now(), now() + interval '1 day')`,
      [hashToken(token), personId],
    )
    await owner.query(
      `insert into aws_account (customer_id, aws_account_id, name, regions)
       select $1, lpad(($2 * 100 + n)::text, 12, '3'), 'account', '{us-east-1}' from generate_series(1, $3) n`,
      [id, index, accountsEach],
    )
    customers.push({ customerId: id, personId, token })
  }
  return customers
}

class Undo extends Error {}

/** One transaction through a door, chosen by chance: what it saw is compared with who asked. */
async function transact(customers: readonly Customer[], tally: Tally): Promise<void> {
  const customer = customers[randomInt(customers.length)] as Customer
  const judge = (ids: string[], own: string, expected: number) => {
    tally.rows += ids.length
    tally.leaks += ids.filter((id) => id !== own).length
    if (ids.filter((id) => id === own).length !== expected) tally.missing++
  }
  const accounts = async (tx: Tx) =>
    (await tx.awsAccount.findMany({ select: { customerId: true } })).map(({ customerId }) => customerId)
  tally.transactions++
  switch (randomInt(10)) {
    case 0: {
      // Nobody asks: nobody's rows.
      tally.leaks += (await customerRead({ customerId: '' }, accounts)).length
      return
    }
    case 1: {
      const seen = await identityDoor({ sessionToken: customer.token }, (tx) => tx.session.findMany())
      return judge(
        seen.map(({ personId }) => personId),
        customer.personId,
        1,
      )
    }
    case 2: {
      const seen = await identityDoor({ personId: customer.personId }, (tx) => tx.membership.findMany())
      return judge(
        seen.map(({ customerId }) => customerId),
        customer.customerId,
        1,
      )
    }
    case 3: {
      // Staff see all; the next one on this connection must not.
      const count = await staffRead((tx) => tx.awsAccount.count())
      if (count !== customerCount * accountsEach) tally.missing++
      return
    }
    case 4:
    case 5: {
      const changed = await customerWrite(customer, async (tx) => {
        const { count } = await tx.awsAccount.updateMany({ data: { name: randomUUID() } })
        judge(await accounts(tx), customer.customerId, accountsEach)
        return count
      })
      if (changed !== accountsEach) tally.missing++
      return
    }
    case 6: {
      try {
        await customerWrite(customer, async (tx) => {
          judge(await accounts(tx), customer.customerId, accountsEach)
          throw new Undo()
        })
      } catch (error) {
        if (!(error instanceof Undo)) throw error
        tally.rolledBack++
      }
      return
    }
    default:
      return judge(await customerRead(customer, accounts), customer.customerId, accountsEach)
  }
}

async function run(customers: readonly Customer[], count: number): Promise<Tally & { perSecond: number }> {
  const tally: Tally = { transactions: 0, rows: 0, leaks: 0, missing: 0, rolledBack: 0 }
  const started = performance.now()
  let left = count
  const lane = async () => {
    while (left-- > 0) await transact(customers, tally)
  }
  await Promise.all(Array.from({ length: clients }, lane))
  return { ...tally, perSecond: Math.round(count / ((performance.now() - started) / 1000)) }
}

/**
 * Interleaved transactions of many customers, staff and sign-ins over a few connections, through PgBouncer in
 * transaction mode where it is installed and directly too: no row of anybody else's is ever seen.
 */
export async function isolation({ isQuick, say }: BenchOptions): Promise<BenchResult> {
  const count = isQuick ? 10_000 : 100_000
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'safeguards-bench-'))
  fs.chmodSync(folder, 0o755)
  const server = await startEmbedded(path.join(folder, 'postgres'), { durable: false })
  let pooler: Awaited<ReturnType<typeof startPgBouncer>> = null
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
    const customers = await fill(owner)
    await owner.end()
    const direct = Object.assign(new URL(ownerUrl), { username: login.user, password: login.password }).href
    pooler = await startPgBouncer(direct, path.join(folder, 'pgbouncer'), serverConnections)
    if (pooler === null) say('PgBouncer is not installed: running directly, which proves less.')
    else say(`${count} transactions through PgBouncer ${pooler.version}, transaction mode …`)
    Object.assign(process.env, {
      ...{
        DATABASE_URL: pooler?.url ?? direct,
        DIRECT_DATABASE_URL: direct,
        DATABASE_POOL_SIZE: String(clients),
      },
      ...{ PORTAL_URL: 'http://localhost:1', OIDC_ISSUER: 'http://localhost:1', SAFEGUARDS_DEMO: '1' },
      ...{ AUTH_SECRET: randomUUID(), OIDC_CLIENT_ID: 'bench', OIDC_CLIENT_SECRET: randomUUID() },
      BROKER_PRINCIPAL_ARN: 'arn:aws:iam::000000000000:role/bench',
    })
    const result = await run(customers, count)
    await closePrisma()
    return {
      figures: {
        through: pooler === null ? 'direct (PgBouncer is not installed)' : `PgBouncer ${pooler.version}`,
        poolMode: pooler === null ? 'none' : 'transaction',
        isPooled: pooler !== null,
        customers: customerCount,
        clients,
        serverConnections: pooler === null ? clients : serverConnections,
        transactions: result.transactions,
        rolledBack: result.rolledBack,
        rowsRead: result.rows,
        leaks: result.leaks,
        missing: result.missing,
        transactionsPerSecond: result.perSecond,
      },
      bars: [
        { name: 'leaks', goal: '0', value: result.leaks, ok: result.leaks === 0 },
        { name: 'own rows not seen', goal: '0', value: result.missing, ok: result.missing === 0 },
        {
          name: 'transactions',
          goal: String(count),
          value: result.transactions,
          ok: result.transactions === count,
        },
      ],
    }
  } finally {
    await closePrisma()
    await pooler?.stop()
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
