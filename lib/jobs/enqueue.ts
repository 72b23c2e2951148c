import { PgBoss, type SendOptions } from 'pg-boss'
import type { Tx } from '#lib/db/client.ts'
import { roleOf } from '#lib/db/doors.ts'
import { env } from '#lib/env.ts'
import { type Payload, type QueueName, queues, queueSchema } from './queues.ts'

// It reads the queues' definitions on a connection of its own; every insert runs on the caller's.
const holder = globalThis as { portalSender?: Promise<PgBoss> }

async function openSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DIRECT_DATABASE_URL,
    // The login has no rights of its own. This role has those on the queue and no others.
    options: '-c role=portal_queue',
    schema: queueSchema,
    application_name: 'safeguards-sender',
    max: 1,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => undefined) // its own connection only reads definitions, and is made anew
  return boss.start()
}

function sender(): Promise<PgBoss> {
  holder.portalSender ??= openSender().catch((error: unknown) => {
    delete holder.portalSender
    throw error
  })
  return holder.portalSender
}

/** Closes the sender's connection; for processes that end and tests. */
export async function closeSender(): Promise<void> {
  const open = holder.portalSender
  delete holder.portalSender
  await (await open)?.stop({ graceful: false })
}

type Options = Pick<SendOptions, 'startAfter' | 'singletonKey' | 'priority'>

/**
 * Puts a job on a queue inside the given transaction: it exists if, and only if, that commits. The role is
 * switched for this one statement, since customers' and staff's roles have no rights on the queue.
 */
export async function enqueue<Name extends QueueName>(
  tx: Tx,
  name: Name,
  payload: Payload<Name>,
  options: Options = {},
): Promise<void> {
  const data = queues[name].payload.parse(payload)
  const boss = await sender()
  await asQueue(tx, (db) => boss.send(name, data, { ...options, db }))
}

/** The same for many at once, in one statement. One whose singleton key waits or runs already is not added. */
export async function enqueueAll<Name extends QueueName>(
  tx: Tx,
  name: Name,
  jobs: readonly ({ payload: Payload<Name> } & Options)[],
): Promise<void> {
  if (jobs.length === 0) return
  const given = jobs.map(({ payload, startAfter, ...rest }) => ({
    ...rest,
    ...(startAfter === undefined ? {} : { startAfter }),
    data: queues[name].payload.parse(payload),
  }))
  const boss = await sender()
  await asQueue(tx, (db) => boss.insert(name, given, { db }))
}

async function asQueue(tx: Tx, act: (db: NonNullable<SendOptions['db']>) => Promise<unknown>): Promise<void> {
  await tx.$executeRaw`/* ahead */ select set_config('role', 'portal_queue', true)`
  await act({
    // Nobody here asks for the new jobs' ids.
    async executeSql(text, values = []) {
      await tx.$executeRawUnsafe(`/* ahead */ ${text}`, ...values)
      return { rows: [] }
    },
  })
  await tx.$executeRaw`/* ahead */ select set_config('role', ${roleOf(tx)}, true)`
}
