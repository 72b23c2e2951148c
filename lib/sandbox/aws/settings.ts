import { isObject, type Json } from '#lib/sandbox/aws/json.ts'

/** What a person or a test may turn through `/_control/settings`. */
export interface Settings {
  /** How long a job runs when nobody stops it. */
  jobDurationMs: number
  /** How long a job stays Stopping; AWS gives a container 120 s after SIGTERM. */
  stoppingMs: number
  /** The pause between two training jobs of one tuning job. */
  childEveryMs: number
  /** Training jobs that go on when their tuning job is stopped. */
  stragglers: number
  /** Lists give an empty page, then half a page, then a full one, all with a token where more follows. */
  shortPages: boolean
  /** IAM reads, and permissions, see a write only this much later. */
  iamDelayMs: number
  /** Added to every answer. */
  latencyMs: number
}

export function defaultSettings(): Settings {
  return {
    jobDurationMs: 3_600_000,
    stoppingMs: 5_000,
    childEveryMs: 10_000,
    stragglers: 0,
    shortPages: false,
    iamDelayMs: 0,
    latencyMs: 0,
  }
}

/** Returns the settings with `changes` applied, or throws an Error that names what is wrong. */
export function changeSettings(settings: Settings, changes: Json | undefined): Settings {
  if (!isObject(changes)) throw new Error('settings must be a JSON object')
  const next: Settings = { ...settings }
  for (const [key, value] of Object.entries(changes)) {
    if (!(key in next)) throw new Error(`unknown setting ${key}; known: ${Object.keys(next).join(', ')}`)
    if (key === 'shortPages') {
      if (typeof value !== 'boolean') throw new Error('shortPages must be true or false')
      next.shortPages = value
    } else {
      if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
        throw new Error(`${key} must be a number of at least 0`)
      }
      next[key as Exclude<keyof Settings, 'shortPages'>] = value
    }
  }
  return next
}
