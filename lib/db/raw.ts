import pg from 'pg'
import type { Turn } from './door-client.ts'
import { Prisma } from './generated/client.ts'
import { nameStatement } from './statement-names.ts'

/**
 * Statements that are written out by hand need nothing of Prisma: they go to the door's connection directly, and what
 * they answer is read as Prisma reads it. See docs/decisions/0022-statements-by-hand.md.
 */

type Read = (text: string) => unknown
const asIs: Read = (text) => text
const utc: Read = (text) => new Date(`${text.replace(' ', 'T')}Z`)
const zoned: Read = (text) => new Date(`${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`)
const decimal: Read = (text) => new Prisma.Decimal(text)
const json: Read = (text) => JSON.parse(text) as unknown

const { builtins } = pg.types
const readers = new Map<number, Read>([
  [builtins.INT8, BigInt],
  [builtins.NUMERIC, decimal],
  [builtins.TIMESTAMPTZ, zoned],
  [builtins.TIMESTAMP, utc],
  [builtins.DATE, (text) => new Date(`${text}T00:00:00Z`)],
  [builtins.JSON, json],
  [builtins.JSONB, json],
  [builtins.BYTEA, (text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex'))],
])
/** What pg itself reads well: numbers, truth, and lists of texts, ids, truths and small numbers. */
const byPg = new Set<number>([
  ...[builtins.BOOL, builtins.INT2, builtins.INT4, builtins.OID, builtins.FLOAT4, builtins.FLOAT8],
  ...[1000, 1005, 1007, 1009, 1015, 1021, 1022, 2951],
])
/** Lists, by the type of what they list. Any other is an error, and no text that looks like one. */
const lists = new Map<number, Read>([
  [1016, BigInt],
  [1185, zoned],
  [1231, decimal],
  [3807, json],
])
const otherLists = new Set<number>([199, 1001, 1115, 1182, 1183, 1270])

function cannotRead(oid: number): never {
  throw new Error(`Nothing here reads lists of the type ${oid}.`)
}

const readTexts = pg.types.getTypeParser(1009 as number) as unknown as (text: string) => (string | null)[]

function readerOf(oid: number): Read {
  if (otherLists.has(oid)) return () => cannotRead(oid)
  const item = lists.get(oid)
  if (item) return (text) => readTexts(text).map((each) => (each === null ? null : item(each)))
  return readers.get(oid) ?? (byPg.has(oid) ? (pg.types.getTypeParser(oid) as Read) : asIs)
}

const types = { getTypeParser: readerOf }

/** A value as the server reads it as text. Times say their zone. */
function asParameter(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(asParameter)
  if (typeof value === 'bigint' || Prisma.Decimal.isDecimal(value)) return String(value)
  if (value instanceof Uint8Array) return Buffer.from(value)
  return value
}

type Query = TemplateStringsArray | Prisma.Sql

/** The methods of a Prisma transaction that take a statement as it is. */
export function rawMethods(turn: Turn) {
  const ask = (text: string, values: readonly unknown[]) =>
    turn.ask({
      ...{ name: nameStatement({ sql: text }), text, values: values.map(asParameter), types },
    }) as Promise<pg.QueryResult<never>>
  const written = (query: Query, values: readonly unknown[]) => {
    const sql = 'text' in query ? query : Prisma.sql(query, ...values)
    return ask(sql.text, sql.values)
  }
  return {
    $queryRaw: async (query: Query, ...values: unknown[]) => (await written(query, values)).rows,
    $executeRaw: async (query: Query, ...values: unknown[]) => (await written(query, values)).rowCount ?? 0,
    $queryRawUnsafe: async (text: string, ...values: unknown[]) => (await ask(text, values)).rows,
    $executeRawUnsafe: async (text: string, ...values: unknown[]) => (await ask(text, values)).rowCount ?? 0,
  }
}
