import { createPublicKey, type KeyObject } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeCustomer } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { type Ctx, systemContext } from '#lib/services/context.ts'
import { type ChainEntry, hashOfEntry } from './chain.ts'
import { publicPem, signingKey } from './digest.ts'
import { emitAudit } from './emit-audit.ts'
import { exportPortalTrail } from './export-portal-trail.ts'
import { exportTrail } from './export-trail.ts'
import { listDueSeals } from './list-due-seals.ts'
import { listTrail } from './list-trail.ts'
import { sealTrail } from './seal-trail.ts'
import { verifyExport, type Verification } from './verify-export.ts'

const grants = ['audit:read', 'audit:export', 'audit:seal', 'audit:read_all'] as const

describe('the trail', () => {
  let world: TestWorld
  let publicKey: KeyObject
  let ctx: Ctx
  let customerId: string

  beforeAll(async () => {
    world = await openTestWorld()
    const key = signingKey()
    if (!key) throw new Error('the test world has a key')
    publicKey = createPublicKey(publicPem(key))
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    customerId = (await makeCustomer()).id
    ctx = systemContext('trail-test', grants, customerId)
  })

  const act = (n: number, customer = customerId) =>
    customerWrite({ customerId: customer }, (tx) =>
      emitAudit(
        tx,
        {
          ...systemContext('trail-test', grants, customer),
          actor: { kind: 'system', job: 'trail-test', grants },
          customerId: customer,
        },
        {
          action: 'thing.change',
          resourceType: 'thing',
          resourceId: `thing-${n}`,
          details: { before: n, after: 'ü “quoted” \\ and more' },
        },
      ),
    )
  const acts = async (first: number, last: number) => {
    for (let n = first; n <= last; n++) await act(n)
  }
  const linesOf = async (of: Ctx = ctx) =>
    (await text((await exportTrail(of)).body)).split('\n').filter((line) => line !== '')
  const verify = (lines: readonly string[]): Promise<Verification> =>
    verifyExport(
      (async function* () {
        yield Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8')
      })(),
      publicKey,
    )
  const isEntry = (line: string) => line.startsWith('{"kind":"entry"')
  const entriesOf = (lines: readonly string[]) =>
    lines.filter(isEntry).map((line) => JSON.parse(line) as ChainEntry)
  /** As a superuser can: past every trigger and policy. */
  const asSuperuser = async (...statements: [string, unknown[]][]) => {
    await world.owner.query('begin')
    await world.owner.query('set local session_replication_role = replica')
    for (const [sql, values] of statements) await world.owner.query(sql, values)
    await world.owner.query('commit')
  }
  /** A chain with an hour's digest in its middle: rows 1–6, digest at 7, rows 8–10. */
  const withDigest = async () => {
    await acts(1, 6)
    await sealTrail(ctx)
    await acts(7, 9)
  }
  const findingsOf = async (lines?: readonly string[]) => {
    const { ok, findings } = await verify(lines ?? (await linesOf()))
    expect(ok).toBe(false)
    return findings.map(({ what }) => what).join('\n')
  }

  it('is whole as exported, and the code’s hash is the trigger’s', async () => {
    await withDigest()
    const lines = await linesOf()
    for (const entry of entriesOf(lines)) expect(hashOfEntry(entry)).toBe(entry.hash)
    const result = await verify(lines)
    expect(result).toMatchObject({ ok: true, entries: 12, digests: 2, sealedTo: 12, findings: [] })
    // An export announces itself: the next one is whole as well, and one digest longer.
    expect(await verify(await linesOf())).toMatchObject({ ok: true, entries: 14, digests: 3 })
  })

  it('passes to another hash where the trigger does, and never back to a weaker one', async () => {
    const trigger = async () =>
      (
        await world.owner.query<{ sql: string }>(
          `select pg_get_functiondef('link_audit_entry'::regproc) as sql`,
        )
      ).rows[0]?.sql ?? ''
    const before = await trigger()
    const stronger = before.replace('encode(sha256(', `'sha512:' || encode(sha512(`)
    expect(stronger).not.toBe(before)
    await acts(1, 2)
    await world.owner.query(stronger)
    try {
      await acts(3, 4)
      const lines = await linesOf()
      expect(entriesOf(lines).map(({ hash }) => hash.length)).toEqual([64, 64, 135, 135, 135, 135])
      expect(await verify(lines)).toMatchObject({ ok: true, entries: 6, sealedTo: 6 })
    } finally {
      await world.owner.query(before)
    }
    await act(5)
    expect(await findingsOf()).toBe('Row 7 is hashed by a weaker function than the row before it.')
  })

  it('is not taken for whole where a hash names no known function', async () => {
    await acts(1, 2)
    const lines = (await linesOf()).map((line) =>
      isEntry(line) ? line.replace(/"hash":"/, '"hash":"md5:') : line,
    )
    expect(await findingsOf(lines)).toContain('Row 1 was changed: its hash is another.')
  })

  it('of the portal itself is whole as well', async () => {
    const { body } = await exportPortalTrail(systemContext('trail-test', grants, null))
    expect(await verify((await text(body)).split('\n'))).toMatchObject({ ok: true })
  })

  describe('tampered with, in the database and past every trigger, is found out', () => {
    it('1. an edit', async () => {
      await withDigest()
      await asSuperuser([
        `update audit_entry set actor_name = 'Somebody else' where customer_id = $1 and seq = 3`,
        [customerId],
      ])
      expect(await findingsOf()).toContain('Row 3 was changed')
    })
    it('2. a deletion in the middle', async () => {
      await withDigest()
      await asSuperuser(['delete from audit_entry where customer_id = $1 and seq = 4', [customerId]])
      expect(await findingsOf()).toContain('Row 4 is missing')
    })
    it('3. a cut tail', async () => {
      await withDigest()
      await asSuperuser(
        ['delete from audit_entry where customer_id = $1 and seq > 4', [customerId]],
        [
          `update audit_head set seq = 4, hash = (select hash from audit_entry where customer_id = $1 and seq = 4)
           where customer_id = $1`,
          [customerId],
        ],
      )
      expect(await findingsOf()).toContain('rows were taken away')
    })
    it('4. an insertion', async () => {
      await withDigest()
      await asSuperuser(
        ['update audit_entry set seq = -seq - 1 where customer_id = $1 and seq >= 5', [customerId]],
        ['update audit_entry set seq = -seq where customer_id = $1 and seq < 0', [customerId]],
        [
          `insert into audit_entry select customer_id, 5, at, actor_kind, actor_id, actor_name, 'account.arm', resource_type,
             resource_id, request_id, details, hash, encode(sha256('x'), 'hex')
           from audit_entry where customer_id = $1 and seq = 4`,
          [customerId],
        ],
        [`update audit_head set seq = seq + 1 where customer_id = $1`, [customerId]],
      )
      expect(await findingsOf()).toContain('Row 5 was changed')
    })
    it('5. a reordering', async () => {
      await withDigest()
      await asSuperuser(
        ['update audit_entry set seq = -3 where customer_id = $1 and seq = 3', [customerId]],
        ['update audit_entry set seq = 3 where customer_id = $1 and seq = 4', [customerId]],
        ['update audit_entry set seq = 4 where customer_id = $1 and seq = -3', [customerId]],
      )
      expect(await findingsOf()).toContain('Row 3 does not follow')
    })
    it('6. a swap between customers', async () => {
      await withDigest()
      const other = (await makeCustomer()).id
      for (let n = 1; n <= 3; n++) await act(n, other)
      await asSuperuser(
        ['delete from audit_entry where customer_id = $1 and seq = 3', [customerId]],
        ['update audit_entry set customer_id = $1 where customer_id = $2 and seq = 3', [customerId, other]],
      )
      expect(await findingsOf()).toContain('Row 3 was changed')
    })
    it('7. a back-dated row, linked and hashed as it should be', async () => {
      await withDigest()
      const last = entriesOf(await linesOf()).at(-1)
      if (!last) throw new Error('there is a last row')
      const forged: ChainEntry = {
        ...last,
        seq: last.seq + 1,
        at: '2020-01-01T00:00:00.000000Z',
        action: 'account.arm',
        prevHash: last.hash,
      }
      const hash = hashOfEntry(forged)
      await asSuperuser(
        [
          `insert into audit_entry select customer_id, seq + 1, '2020-01-01T00:00:00Z', actor_kind, actor_id, actor_name,
             'account.arm', resource_type, resource_id, request_id, details, hash, $3
           from audit_entry where customer_id = $1 and seq = $2`,
          [customerId, last.seq, hash],
        ],
        ['update audit_head set seq = seq + 1, hash = $2 where customer_id = $1', [customerId, hash]],
      )
      expect(await findingsOf()).toContain(`Row ${last.seq + 1} is dated before the row it follows`)
    })
    it('8. a removed digest, from the folder and from the database', async () => {
      await acts(1, 2)
      await sealTrail(ctx)
      await act(3)
      await sealTrail(ctx)
      await act(4)
      const folder = path.join(process.env.EVIDENCE_FOLDER ?? '', 'digests', customerId)
      fs.rmSync(path.join(folder, '00000002.json'))
      await asSuperuser(['delete from audit_digest where customer_id = $1 and number = 2', [customerId]])
      const found = await findingsOf()
      expect(found).toContain('announces digest 2, which')
    })
    it('9. a full rewrite by a superuser, every hash computed anew', async () => {
      await withDigest()
      const entries = (
        await world.owner.query<ChainEntry & { seq: string }>(
          `select customer_id::text as "customerId", seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
             actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action, resource_type as "resourceType",
             resource_id as "resourceId", request_id as "requestId", details::text, prev_hash as "prevHash", hash
           from audit_entry where customer_id = $1 order by seq`,
          [customerId],
        )
      ).rows
      let prevHash = ''
      const rewritten: [string, unknown[]][] = []
      for (const row of entries) {
        const entry = { ...row, seq: Number(row.seq), actorName: 'Nobody at all', prevHash }
        const hash = hashOfEntry(entry)
        rewritten.push([
          'update audit_entry set actor_name = $3, prev_hash = $4, hash = $5 where customer_id = $1 and seq = $2',
          [customerId, entry.seq, entry.actorName, prevHash, hash],
        ])
        prevHash = hash
      }
      await asSuperuser(...rewritten, [
        'update audit_head set hash = $2 where customer_id = $1',
        [customerId, prevHash],
      ])
      const lines = await linesOf()
      // The chain is without a fault in itself; only the digest, which no database could reach, tells.
      for (const entry of entriesOf(lines)) expect(hashOfEntry(entry)).toBe(entry.hash)
      expect(await findingsOf(lines)).toContain('Row 7 is not the row that digest 1 signed')
    })
  })

  describe('tampered with in the export itself is found out', () => {
    const cases: [string, (lines: string[]) => string[], string][] = [
      [
        'an edit',
        (l) => l.map((line) => (isEntry(line) ? line.replace('thing-3', 'thing-5') : line)),
        'was changed',
      ],
      ['a deletion', (l) => l.filter((line) => !line.includes('thing-4')), 'is missing'],
      ['a cut tail', (l) => l.slice(0, -2), 'the tail was cut off'],
      ['an insertion', (l) => [...l.slice(0, 8), l[7] ?? '', ...l.slice(8)], 'is out of order'],
      ['a reordering', (l) => [...l.slice(0, 6), l[7] ?? '', l[6] ?? '', ...l.slice(8)], 'does not follow'],
      ['a removed digest', (l) => l.filter((line) => !line.includes('"number":1,')), 'Digest 1 is missing'],
      [
        'its own digest removed',
        (l) => l.filter((line) => !line.includes('"purpose":"export","subject"') || isEntry(line)),
        'own digest is missing',
      ],
      [
        'a digest’s signature',
        (l) => l.map((line) => line.replace(/"signature":"..../, '"signature":"AAAA')),
        'is not signed',
      ],
      [
        'a digest’s row',
        (l) => l.map((line) => line.replace('"seq":7,"hash"', '"seq":6,"hash"')),
        'is not signed',
      ],
      ['nothing but rows', (l) => l.filter(isEntry), 'its first line is missing'],
      [
        'an edited first line',
        (l) => [(l[0] ?? '').replace(/"customer":"[^"]*"/, '"customer":"acme"'), ...l.slice(1)],
        'The first line says something else',
      ],
      [
        'a first line of another day',
        (l) => [(l[0] ?? '').replace(/"at":"20/, '"at":"19'), ...l.slice(1)],
        'The first line says something else',
      ],
      [
        'a field too many',
        (l) => l.map((line) => (isEntry(line) ? line.replace(/}$/, ',"note":"all is well"}') : line)),
        'This row is damaged',
      ],
      [
        'a field too many in a digest',
        (l) => l.map((line) => (isEntry(line) ? line : line.replace(/}$/, ',"note":"all is well"}'))),
        'digest is damaged',
      ],
      [
        'a field that stands twice',
        (l) =>
          l.map((line) => line.replace('{"kind":"entry",', '{"kind":"entry","action":"nothing.happened",')),
        'a field stands twice',
      ],
      [
        'a row without its hash',
        (l) => l.map((line) => line.replace(/,"prevHash":"[^"]*","hash":"[^"]*"/, '')),
        'This row is damaged',
      ],
      ['a line that is not JSON', (l) => [...l.slice(0, 9), '{', ...l.slice(9)], 'not JSON'],
    ]
    for (const [name, tamper, found] of cases)
      it(name, async () => {
        await withDigest()
        expect(await findingsOf(tamper(await linesOf()))).toContain(found)
      })

    it('nothing, by a program that puts a mark in front of the file', async () => {
      await withDigest()
      const [first = '', ...rest] = await linesOf()
      expect(await verify([`\uFEFF${first}`, ...rest])).toMatchObject({ ok: true, findings: [] })
    })

    it('another customer’s rows under this one’s name', async () => {
      await withDigest()
      const mine = await linesOf()
      const other = (await makeCustomer()).id
      for (let n = 1; n <= 9; n++) await act(n, other)
      const theirs = await linesOf(systemContext('trail-test', grants, other))
      const renamed = theirs.filter(isEntry).map((line) => line.replaceAll(other, customerId))
      expect(await findingsOf([...mine.filter((line) => !isEntry(line)), ...renamed])).toContain(
        'was changed',
      )
    })
    it('another key', async () => {
      await withDigest()
      const { generateKeyPairSync } = await import('node:crypto')
      const own = generateKeyPairSync('ed25519').publicKey
      const lines = await linesOf()
      const { ok } = await verifyExport(
        (async function* () {
          yield Buffer.from(lines.join('\n'), 'utf8')
        })(),
        own,
      )
      expect(ok).toBe(false)
    })
  })

  it('grows without a gap or a fork under 64 writers at once', async () => {
    process.env.DATABASE_POOL_SIZE = '10'
    await Promise.all(
      Array.from({ length: 64 }, async (_, writer) => {
        for (let n = 0; n < 5; n++) await act(writer * 100 + n)
      }),
    )
    const { rows } = await world.owner.query<{ seq: string; hash: string; prevHash: string; at: Date }>(
      `select seq, hash, prev_hash as "prevHash", at from audit_entry where customer_id = $1 order by seq`,
      [customerId],
    )
    expect(rows).toHaveLength(320)
    rows.forEach((row, index) => {
      expect(Number(row.seq)).toBe(index + 1)
      expect(row.prevHash).toBe(rows[index - 1]?.hash ?? '')
    })
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(320)
    expect(await verify(await linesOf())).toMatchObject({ ok: true })
  })

  it('survives a crash between the commit and the folder: the digest is kept on the next occasion', async () => {
    await acts(1, 2)
    await sealTrail(ctx)
    const folder = path.join(process.env.EVIDENCE_FOLDER ?? '', 'digests', customerId)
    fs.rmSync(path.join(folder, '00000001.json'))
    await act(3)
    await sealTrail(ctx)
    expect(fs.readdirSync(folder)).toEqual(['00000001.json', '00000002.json'])
    expect(await verify(await linesOf())).toMatchObject({ ok: true, digests: 3 })
  })

  it('is due for its hour’s digest once it has news', async () => {
    const due = () => listDueSeals(systemContext('seal', grants, null), { intervalSeconds: 0 })
    expect(await due()).not.toContain(customerId)
    await act(1)
    expect(await due()).toContain(customerId)
    await sealTrail(ctx)
    expect(await due()).not.toContain(customerId)
  })

  it('is filtered by actor, action, resource and time, and paged by its own numbers', async () => {
    await acts(1, 5)
    await sealTrail(ctx)
    const all = await listTrail(ctx, {})
    expect(all.rows.map(({ seq }) => seq)).toEqual([6, 5, 4, 3, 2, 1])
    expect(all).toMatchObject({ total: 6, next: null, actions: ['audit.digest', 'thing.change'] })
    expect(all.digest).toMatchObject({ number: 1, seq: 6 })
    expect(all.rows[5]?.details).toMatchObject({ before: 1 })
    const page = await listTrail(ctx, { action: 'thing.change', limit: 2 })
    expect(page).toMatchObject({ total: 5, next: '4' })
    expect(
      (await listTrail(ctx, { action: 'thing.change', limit: 2, after: 4 })).rows.map(({ seq }) => seq),
    ).toEqual([3, 2])
    expect((await listTrail(ctx, { resource: 'thing-2' })).total).toBe(1)
    expect((await listTrail(ctx, { actor: 'nobody' })).total).toBe(0)
    const today = new Date().toISOString().slice(0, 10)
    expect((await listTrail(ctx, { from: today, to: today })).total).toBe(6)
    expect((await listTrail(ctx, { to: '2020-01-01' })).total).toBe(0)
  })
})
