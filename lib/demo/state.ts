import { generateKeyPairSync, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'

interface Lock {
  pid: number
  address: string | null
  /** Processes of this start, ended by the next one if it was killed. */
  children: { pid: number; mark: string }[]
}

export interface Secrets {
  authSecret: string
  clientSecret: string
  loginPassword: string
}

function commandOf(pid: number): string | null {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    try {
      process.kill(pid, 0)
      return ''
    } catch {
      return null
    }
  }
}

/** The folder that a local stack lives in: one stack at a time holds it. */
export class StateFolder {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
    try {
      fs.mkdirSync(folder, { recursive: true })
      fs.accessSync(folder, fs.constants.W_OK)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'error'
      throw new Error(
        `Cannot write to ${folder} (${code}). Make it writable for you, or set SAFEGUARDS_STATE to a folder of yours.`,
        { cause: error },
      )
    }
  }

  path(name: string): string {
    return path.join(this.folder, name)
  }

  /** Takes the folder, ending what a killed start left behind; throws where another stack is running. */
  take(): void {
    const lock = this.#readLock()
    if (lock && lock.pid !== process.pid && commandOf(lock.pid)?.includes('lib/demo/main.ts'))
      throw new Error(
        `A demo of this checkout is running already${lock.address ? ` at ${lock.address}` : ''}. Use that one, or end it first (process ${lock.pid}).`,
      )
    for (const { pid, mark } of lock?.children ?? [])
      if (commandOf(pid)?.includes(mark)) process.kill(pid, 'SIGKILL')
    this.write({ address: null, children: [] })
  }

  write(state: Omit<Lock, 'pid'>): void {
    fs.writeFileSync(this.path('lock.json'), JSON.stringify({ pid: process.pid, ...state }))
  }

  leave(): void {
    fs.rmSync(this.path('lock.json'), { force: true })
  }

  /** Empties the folder for a fresh start; the database server's copied binaries may stay. */
  reset(): void {
    for (const name of [
      'postgres/data',
      'sandbox.json',
      'secrets.json',
      'broker.json',
      'issuer-port',
      'inbox-port',
      'organisation-port',
      'evidence',
    ])
      fs.rmSync(this.path(name), { recursive: true, force: true })
  }

  /** Made once per folder, readable by its owner alone. */
  secrets(): Secrets {
    const file = this.path('secrets.json')
    if (!fs.existsSync(file)) {
      const make = () => randomBytes(32).toString('hex')
      const made: Secrets = { authSecret: make(), clientSecret: make(), loginPassword: make() }
      fs.writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
    }
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Secrets
  }

  /** The file with the key that signs the trail's digests; beside the database, never inside it. */
  signingKeyFile(): string {
    const file = this.path('audit-signing-key.pem')
    if (!fs.existsSync(file)) {
      const { privateKey } = generateKeyPairSync('ed25519')
      fs.writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    }
    return file
  }

  #readLock(): Lock | null {
    try {
      return JSON.parse(fs.readFileSync(this.path('lock.json'), 'utf8')) as Lock
    } catch {
      return null
    }
  }
}
