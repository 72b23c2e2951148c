import * as fs from 'node:fs/promises'
import path from 'node:path'
import { env } from '#lib/env.ts'

/**
 * A place that the database cannot rewrite. Writing a name twice is refused; nothing is ever taken away.
 * The folder is the one that comes with the portal. A bucket with S3 Object Lock is another implementation of
 * the same three functions (docs/evidence.md says what it must promise).
 */
export interface EvidenceStore {
  /** Keeps a text under a name. The same text again is fine; another one under the same name is an error. */
  put: (name: string, text: string) => Promise<void>
  /** The names under a prefix that ends with a slash, in order. */
  list: (prefix: string) => Promise<string[]>
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

  async list(prefix: string): Promise<string[]> {
    const names = await fs.readdir(path.join(this.#folder, prefix)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    })
    return names.sort().map((name) => `${prefix}${name}`)
  }

  async get(name: string): Promise<string> {
    return fs.readFile(path.join(this.#folder, name), 'utf8')
  }
}

/** The store that the environment names; null where none is. */
export function evidenceStore(): EvidenceStore | null {
  const { EVIDENCE_FOLDER } = env()
  return EVIDENCE_FOLDER === undefined ? null : new FolderStore(EVIDENCE_FOLDER)
}
