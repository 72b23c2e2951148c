import { isObject, type Json } from '#lib/sandbox/aws/json.ts'

/** What a person or a test may turn through `/_control/settings`. */
export interface Settings {
  /** How long a job runs when nobody stops it. */
  jobDurationMs: number
  /** How long a job stays Stopping; AWS gives a container 120 s after SIGTERM. */
  stoppingMs: number
  /** How long an endpoint, a notebook or a domain takes to be made, started or changed. */
  provisionMs: number
  /** The pause between two training jobs of one tuning job. */
  childEveryMs: number
  /** Training jobs that go on when their tuning job is stopped. */
  stragglers: number
  /** Lists give an empty page, then half a page, then a full one, all with a token where more follows. */
  shortPages: boolean
  /** IAM reads, and permissions, see a write only this much later. */
  iamDelayMs: number
  /** How long IAM works on a report of last access or of credentials. */
  reportMs: number
  /** Added to every answer. */
  latencyMs: number
  /** Whether EventBridge delivers at all; what happens meanwhile is lost, not kept. */
  eventsOn: boolean
  /** The share of events that are lost, 0 to 1. */
  eventDropShare: number
  /** How long an event travels. */
  eventDelayMs: number
  /** How often each event arrives: EventBridge delivers at least once. */
  eventCopies: number
  /** Events of such a window arrive in reverse order. */
  eventReorderMs: number
  /** How long a delivery is tried again, and the first pause; each further pause is twice as long. */
  eventRetryMs: number
  eventBackoffMs: number
  /** `documented`: epoch milliseconds as text, `tuningJob/x` ARNs, absent members absent. `observed`: numbers,
   *  the real ARN, null for what is absent. AWS's page and real events differ. */
  eventSpelling: 'observed' | 'documented'
}

export function defaultSettings(): Settings {
  return {
    jobDurationMs: 3_600_000,
    stoppingMs: 5_000,
    provisionMs: 5_000,
    childEveryMs: 10_000,
    stragglers: 0,
    shortPages: false,
    iamDelayMs: 0,
    reportMs: 0,
    latencyMs: 0,
    eventsOn: true,
    eventDropShare: 0,
    eventDelayMs: 0,
    eventCopies: 1,
    eventReorderMs: 0,
    eventRetryMs: 60_000,
    eventBackoffMs: 250,
    eventSpelling: 'observed',
  }
}

const SPELLINGS: Json[] = ['observed', 'documented']

/** Returns the settings with `changes` applied, or throws an Error that names what is wrong. */
export function changeSettings(settings: Settings, changes: Json | undefined): Settings {
  if (!isObject(changes)) throw new Error('settings must be a JSON object')
  const known = Object.keys(settings)
  for (const [key, value] of Object.entries(changes)) {
    if (!known.includes(key)) throw new Error(`unknown setting ${key}; known: ${known.join(', ')}`)
    check(key, settings[key as keyof Settings], value)
  }
  return { ...settings, ...changes }
}

function check(key: string, current: Settings[keyof Settings], value: Json | undefined): void {
  if (typeof current === 'boolean') {
    if (typeof value !== 'boolean') throw new Error(`${key} must be true or false`)
  } else if (typeof current === 'string') {
    if (!SPELLINGS.includes(value ?? null)) throw new Error(`${key} must be one of ${SPELLINGS.join(', ')}`)
  } else if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new Error(`${key} must be a number of at least 0`)
  }
}
