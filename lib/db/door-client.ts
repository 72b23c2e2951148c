import pg from 'pg'

/**
 * The first words of a statement whose answer nobody needs before the next one: it is sent, and the transaction goes on. The
 * server takes statements in turn, so what follows sees what it did; if it fails, the next one that is waited for
 * fails with its error, or the commit does. See docs/decisions/0021-statements-sent-ahead.md.
 */
const ahead = '/* ahead */'

type Result = pg.QueryResult<never> | pg.QueryArrayResult

const taken: Result = { command: '', rowCount: 0, oid: 0, rows: [], fields: [] }

/** The statement's text: Prisma's adapter hands an object over. */
function textOf([given]: readonly unknown[]): string {
  return typeof given === 'string' ? given : ((given as { text?: string } | undefined)?.text ?? '')
}

/** One transaction on a connection, as long as it lasts. */
export interface Turn {
  /** Throws when the transaction has ended: the connection may be another customer's by then. */
  ask: (...given: unknown[]) => Promise<Result>
  /** Ends it. Throws the first error of a statement that nobody was told of. */
  commit: () => Promise<void>
  /** Ends it, and undoes what it did; nothing where it has ended. */
  rollback: () => Promise<void>
}

/**
 * A connection that waits neither for the beginning of a transaction nor for what is sent ahead, and a transaction that
 * only reads not for its end, which can lose nothing. It needs pg's pipeline mode. What nobody waits for leaves
 * together with the next statement that somebody does: each write is a call of the system.
 */
export class DoorClient extends pg.Client {
  /** Whether the connection keeps back what it is given. */
  #isGathering = false
  /** The transaction at hand; statements of one that has ended are not taken. */
  #turn: Turn | null = null

  constructor(config?: pg.ClientConfig) {
    super(config)
    // A connection that breaks fails what waits for it; that alone must not end the process.
    this.on('error', () => undefined)
  }

  begin({ isReadOnly }: { isReadOnly: boolean }): Turn {
    /** Why the transaction is lost, while nobody who waits was told. */
    let failure: Error | null = null
    const note = (error: Error) => {
      failure ??= error
    }
    const send = (given: readonly unknown[], isAhead: boolean) => {
      const sent = this.#send(given, isAhead)
      if (isAhead) {
        sent.catch(note)
        return Promise.resolve(taken)
      }
      return sent.catch((error: Error) => {
        throw failure ?? error
      })
    }
    const turn: Turn = {
      ask: async (...given) => {
        if (this.#turn !== turn) throw new Error('The transaction has ended.')
        return send(given, textOf(given).startsWith(ahead))
      },
      commit: async () => {
        if (this.#turn !== turn) throw new Error('The transaction has ended.')
        this.#turn = null
        const sent = send(['COMMIT'], false)
        if (isReadOnly) return void sent.catch(note)
        await sent
        // A transaction that is lost answers a commit by rolling back, and with no error.
        if (failure !== null) throw failure
      },
      rollback: async () => {
        if (this.#turn !== turn) return
        this.#turn = null
        await send(['ROLLBACK'], false)
      },
    }
    this.#turn = turn
    void send(['BEGIN'], true)
    return turn
  }

  #send(given: readonly unknown[], isAhead: boolean): Promise<Result> {
    if (isAhead && !this.#isGathering) this.connection.stream.cork()
    if (isAhead) this.#isGathering = true
    const sent = super.query(...(given as [string])) as unknown as Promise<Result>
    if (!isAhead && this.#isGathering) {
      this.#isGathering = false
      this.connection.stream.uncork()
    }
    return sent
  }
}
