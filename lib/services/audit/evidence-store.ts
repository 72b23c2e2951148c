import * as fs from 'node:fs/promises'
import path from 'node:path'
import { EvidenceBucket } from '#lib/aws/evidence-bucket.ts'
import { keptUntil } from '#lib/domain/evidence.ts'
import { env } from '#lib/env.ts'

/**
 * A place that the database cannot rewrite: a folder, or a bucket with S3 Object Lock (docs/evidence.md).
 * Writing a name twice is refused; nothing is ever taken away.
 */
export interface EvidenceStore {
  /** Keeps a text under a name. The same text again is fine; another one under the same name is an error. */
  put: (name: string, text: string) => Promise<void>
  /** The names under a prefix that ends with a slash, in order; those after a name where one is given. */
  list: (prefix: string, after?: string) => Promise<string[]>
  get: (name: string) => Promise<string>
}

export class FolderStore implements EvidenceStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async put(name: string, text: string): Promise<void> {
    const file = path.join(this.#folder, name)
    await fs.mkdir(path.dirname(file), { recursive: true })
    try {
      // Never over an existing one; and read-only from then on.
      const handle = await fs.open(file, 'wx', 0o444)
      try {
        await handle.writeFile(text, 'utf8')
        await handle.sync()
      } finally {
        await handle.close()
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if ((await fs.readFile(file, 'utf8')) !== text)
        throw new Error(`${name} is kept already and says something else.`, { cause: error })
    }
  }

  async list(prefix: string, after = ''): Promise<string[]> {
    const names = await fs.readdir(path.join(this.#folder, prefix)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    })
    return names
      .sort()
      .map((name) => `${prefix}${name}`)
      .filter((name) => name > after)
  }

  async get(name: string): Promise<string> {
    return fs.readFile(path.join(this.#folder, name), 'utf8')
  }
}

let bucket: EvidenceBucket | undefined

function evidenceBucket(name: string): EvidenceBucket {
  bucket ??= new EvidenceBucket({ bucket: name, region: env().EVIDENCE_BUCKET_REGION, keptUntil })
  return bucket
}

/** The store that the environment names; null where none is. */
export function evidenceStore(): EvidenceStore | null {
  const { EVIDENCE_FOLDER, EVIDENCE_BUCKET } = env()
  if (EVIDENCE_BUCKET !== undefined) return evidenceBucket(EVIDENCE_BUCKET)
  return EVIDENCE_FOLDER === undefined ? null : new FolderStore(EVIDENCE_FOLDER)
}

/** Refuses to go on with a bucket in which what is kept could be rewritten. Asked once, at the start. */
export async function requireLockedStore(): Promise<void> {
  const { EVIDENCE_BUCKET } = env()
  if (EVIDENCE_BUCKET !== undefined) await evidenceBucket(EVIDENCE_BUCKET).requireObjectLock()
}
