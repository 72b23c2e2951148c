import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { emptyWorld, type World } from '#lib/sandbox/aws/world.ts'
import { defaultSettings } from '#lib/sandbox/aws/settings.ts'

const DEBOUNCE_MS = 500
/** A big world is saved less often: saving takes a twentieth of the time at most. */
const SHARE = 20

/** Reads the saved world; an absent file is an empty world. Throws with one clear line otherwise. */
export function readState(path: string | undefined): World {
  if (path === undefined || !existsSync(path)) return emptyWorld()
  let saved: unknown
  try {
    saved = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`cannot read the state file ${path}: ${(error as Error).message}`)
  }
  return readWorld(saved)
}

/** A saved world, with the settings it lacks. Throws when it is another version's. */
export function readWorld(saved: unknown): World {
  const world = saved as World
  if (world.version !== 1) throw new Error('the saved world is of another version of the sandbox')
  return { ...world, settings: { ...defaultSettings(), ...world.settings } }
}

/** Saves soon after a change, and never half: a temporary file beside it takes its place. */
export class StateFile {
  readonly #path: string | undefined
  readonly #read: () => World
  #timer: NodeJS.Timeout | undefined
  #lastMs = 0

  /** Throws when the file could not be written. */
  constructor(path: string | undefined, read: () => World) {
    this.#path = path
    this.#read = read
    if (path === undefined) return
    try {
      closeSync(openSync(`${path}.tmp`, 'w'))
      rmSync(`${path}.tmp`)
    } catch (error) {
      throw new Error(`cannot write the state file ${path}: ${(error as Error).message}`)
    }
  }

  touch(): void {
    if (this.#path === undefined || this.#timer) return
    this.#timer = setTimeout(() => this.save(), Math.max(DEBOUNCE_MS, this.#lastMs * SHARE))
    this.#timer.unref()
  }

  save(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#path === undefined) return
    const startedAt = performance.now()
    writeFileSync(`${this.#path}.tmp`, JSON.stringify(this.#read()))
    renameSync(`${this.#path}.tmp`, this.#path)
    this.#lastMs = performance.now() - startedAt
  }
}
