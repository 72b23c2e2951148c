import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import type { Turn } from './door-client.ts'
import type { PrismaClient } from './generated/client.ts'
import type { Tx } from './client.ts'

/**
 * Prisma inside a transaction that a door has begun. It is asked only where a model is read or written, and then it
 * takes the door's connection for its own: what it says of beginning and ending is not passed on, since the door
 * does both. See docs/decisions/0022-statements-by-hand.md.
 */
// One, whichever copy of this module asks: a bundler makes several, and Prisma is one.
const holder = globalThis as { portalSeats?: AsyncLocalStorage<Turn> }
const seats = (holder.portalSeats ??= new AsyncLocalStorage<Turn>())

const own = new Set(['BEGIN', 'COMMIT', 'ROLLBACK'])

/** Prisma's view of a door's connection. */
function seatOf(turn: Turn) {
  return {
    query: async (given: { text: string }) =>
      own.has(given.text) ? { command: '', rowCount: 0, oid: 0, rows: [], fields: [] } : turn.ask(given),
    on: () => undefined,
    removeListener: () => undefined,
    release: () => undefined,
  }
}

/** The pool that Prisma's adapter is given: it has no connection but the door's. */
export class SeatPool extends pg.Pool {
  override connect(): never {
    const turn = seats.getStore()
    const seat = turn
      ? Promise.resolve(seatOf(turn))
      : Promise.reject(new Error('Nothing but a door reaches the database.'))
    return seat as never
  }
}

/** Longer than a door's own time for a transaction: the door ends it. */
const timings = { maxWait: 10_000, timeout: 600_000 }

/** The tables in a door's transaction, once somebody asks for them. */
export function tablesWithin(prisma: () => PrismaClient, turn: Turn) {
  const ended = Promise.withResolvers<void>()
  let opened: Promise<Tx> | null = null
  let closed: Promise<void> = Promise.resolve()
  const open = () => {
    opened ??= new Promise<Tx>((resolve, reject) => {
      closed = seats.run(turn, () =>
        prisma().$transaction(async (tx) => {
          resolve(tx)
          await ended.promise
        }, timings),
      )
      closed.catch(reject)
    })
    return opened
  }
  return {
    /** The model of this name, each of whose methods waits for Prisma first. */
    model: (name: string) =>
      new Proxy(
        {},
        {
          get:
            (_target, method) =>
            async (...given: unknown[]): Promise<unknown> => {
              const tx = (await open()) as unknown as Record<
                string,
                Record<string | symbol, (...given: unknown[]) => Promise<unknown>>
              >
              return tx[name]?.[method]?.(...given)
            },
        },
      ),
    close: async (): Promise<void> => {
      ended.resolve()
      await closed
    },
  }
}
