import pg from 'pg'
import { nameStatement } from '#lib/db/statement-names.ts'

/**
 * The queue's connection, with its statements kept prepared: planning took four times as long as claiming a job. The
 * queue has its own connections to the server, and no pooler hands them around.
 */
export class QueueClient extends pg.Client {
  /** pg's overloads say what comes back; `never` fits them all. */
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given
    const query =
      typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? [{ name: nameStatement({ sql: text }), text, values: values as unknown[] }, ...rest]
        : given
    return super.query(...(query as [string])) as never
  }
}
