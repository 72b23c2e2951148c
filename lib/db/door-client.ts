import pg from 'pg'

/**
 * The first words of a statement whose answer nobody needs before the next one: it is sent, and the transaction goes on. The
 * server takes statements in turn, so what follows sees what it did; if it fails, the next one that is waited for
 * fails with its error, or the commit does. See docs/decisions/0021-statements-sent-ahead.md.
 */
const ahead = '/* ahead */'

type Result = pg.QueryArrayResult

const taken: Result = { command: '', rowCount: 0, oid: 0, rows: [], fields: [] }

/** The statement's text: Prisma's adapter hands an object over. */
function textOf([given]: readonly unknown[]): string {
  return typeof given === 'string' ? given : ((given as { text?: string } | undefined)?.text ?? '')
}

/** A connection that waits neither for `BEGIN` nor for what is sent ahead. It needs pg's pipeline mode. */
export class DoorClient extends pg.Client {
  /** Why the transaction at hand is lost, while nobody who waits was told. */
  #failure: Error | null = null

  /** pg's overloads say what comes back; `never` fits them all. */
  override query(...given: unknown[]): never {
    return this.#send(given) as never
  }

  #send(given: unknown[]): Promise<Result> {
    const text = textOf(given)
    const sent = super.query(...(given as [string])) as unknown as Promise<Result>
    if (text === 'BEGIN') this.#failure = null
    if (text === 'BEGIN' || text.startsWith(ahead)) {
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
