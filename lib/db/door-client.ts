import pg from 'pg'
import { takeTurn, type Turn } from './raw.ts'

/**
 * The first words of a statement whose answer nobody needs before the next one: it is sent, and the transaction goes on. The
 * server takes statements in turn, so what follows sees what it did; if it fails, the next one that is waited for
 * fails with its error, or the commit does. See docs/decisions/0021-statements-sent-ahead.md.
 */
const ahead = '/* ahead */'
/** The same of a transaction that writes nothing: nobody waits for its end either, which can lose nothing. */
const aheadOfReads = '/* ahead of reads */'

type Result = pg.QueryResult<never> | pg.QueryArrayResult

const taken: Result = { command: '', rowCount: 0, oid: 0, rows: [], fields: [] }

/** The statement's text: Prisma's adapter hands an object over. */
function textOf([given]: readonly unknown[]): string {
  return typeof given === 'string' ? given : ((given as { text?: string } | undefined)?.text ?? '')
}

/**
 * A connection that waits neither for `BEGIN` nor for what is sent ahead. It needs pg's pipeline mode. What nobody
 * waits for leaves together with the next statement that somebody does: each write is a call of the system.
 */
export class DoorClient extends pg.Client {
  /** Whether the connection keeps back what it is given. */
  #isGathering = false
  /** The transaction at hand; statements of one that has ended are not taken. */
  #turn: Turn | null = null
  /** Whether the transaction at hand only reads. */
  #isReading = false
  /** Why the transaction at hand is lost, while nobody who waits was told. */
  #failure: Error | null = null

  /** pg's overloads say what comes back; `never` fits them all. */
  override query(...given: unknown[]): never {
    return this.#ask(given) as never
  }

  #newTurn(): Turn {
    const turn: Turn = {
      ask: (query) => {
        if (this.#turn !== turn) throw new Error('The transaction has ended.')
        return this.#ask([query]) as Promise<pg.QueryResult<never>>
      },
    }
    this.#turn = turn
    return turn
  }

  #ask(given: unknown[]): Promise<Result> {
    const text = textOf(given)
    const isBegin = text === 'BEGIN'
    if (isBegin) this.#isReading = false
    if (text.startsWith(aheadOfReads)) this.#isReading = true
    const isAhead = isBegin || text.startsWith(ahead) || text.startsWith(aheadOfReads)
    const isLast = text === 'COMMIT' && this.#isReading
    if (isAhead && !this.#isGathering) this.connection.stream.cork()
    if (isAhead) this.#isGathering = true
    const sent = super.query(...(given as [string])) as unknown as Promise<Result>
    if (!isAhead && this.#isGathering) {
      this.#isGathering = false
      this.connection.stream.uncork()
    }
    if (isBegin) {
      this.#failure = null
      takeTurn(this.#newTurn())
    } else if (text === 'COMMIT' || text === 'ROLLBACK') this.#turn = null
    if (isAhead || isLast) {
      sent.catch((error: Error) => (this.#failure ??= error))
      return Promise.resolve(taken)
    }
    return sent.then(
      (result) => {
        // A transaction that is lost answers a commit by rolling back, and with no error.
        if (text === 'COMMIT' && this.#failure !== null) throw this.#failure
        return result
      },
      (error: Error) => {
        throw this.#failure ?? error
      },
    )
  }
}
