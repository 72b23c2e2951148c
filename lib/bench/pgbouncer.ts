import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '#lib/db/embedded.ts'

export interface Pooler {
  /** The address of the database through the pooler. */
  url: string
  version: string
  stop: () => Promise<void>
}

function findBinary(): string | null {
  const places = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin']
  return places.map((folder) => path.join(folder, 'pgbouncer')).find((file) => fs.existsSync(file)) ?? null
}

/** PgBouncer refuses to run as root; `nobody` runs it then. */
function identity(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * PgBouncer in transaction mode before a database, with few server connections, so that each one serves many
 * clients in turn. Null when it is not installed (Debian: `apt-get install pgbouncer`).
 */
export async function startPgBouncer(
  databaseUrl: string,
  folder: string,
  poolSize: number,
): Promise<Pooler | null> {
  const binary = findBinary()
  if (binary === null) return null
  const target = new URL(databaseUrl)
  const user = decodeURIComponent(target.username)
  const password = decodeURIComponent(target.password)
  const database = target.pathname.slice(1)
  const port = await freePort()
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const users = path.join(folder, 'users.txt')
  const settings = path.join(folder, 'pgbouncer.ini')
  fs.writeFileSync(users, `"${user}" "${password}"\n`, { mode: 0o600 })
  fs.writeFileSync(
    settings,
    [
      '[databases]',
      `${database} = host=${target.hostname} port=${target.port} dbname=${database}`,
      '[pgbouncer]',
      `listen_addr = 127.0.0.1`,
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = scram-sha-256',
      `auth_file = ${users}`,
      'pool_mode = transaction',
      `default_pool_size = ${poolSize}`,
      'max_client_conn = 500',
      // Nothing is wiped between clients: the doors alone must keep them apart.
      'server_reset_query =',
      'ignore_startup_parameters = extra_float_digits,options',
      'log_connections = 0',
      'log_disconnections = 0',
    ].join('\n'),
    { mode: 0o600 },
  )
  const who = identity()
  if (who) for (const file of [folder, users, settings]) fs.chownSync(file, who.uid, who.gid)
  const child: ChildProcess = spawn(binary, ['-q', settings], {
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    ...who,
  })
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2000)))
  const url = Object.assign(new URL(databaseUrl), { port: String(port), hostname: '127.0.0.1' }).href
  for (let tries = 0; !(await answers(url)); tries++) {
    if (child.exitCode !== null || tries > 100) {
      child.kill('SIGKILL')
      throw new Error(`PgBouncer did not start: ${words.trim()}`)
    }
    await sleep(100)
  }
  const said = spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout
  return {
    url,
    version: /\d+\.\d+(\.\d+)?/.exec(said)?.[0] ?? 'unknown',
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}
