/** One answered request, as `/_control/calls` tells it. */
export interface CallRecord {
  seq: number
  /** When it arrived, and when it was answered. */
  arrivedAt: string
  at: string
  service: string
  action: string
  accountId: string | null
  region: string | null
  principalArn: string | null
  sourceIdentity: string | null
  resource: string | null
  status: number
  errorCode: string | null
}

/** How often one action was called since the counters were last set to nothing. */
export interface Counter {
  calls: number
  errors: number
  throttled: number
}

const KEPT = 10_000
const THROTTLES = ['ThrottlingException', 'Throttling', 'SlowDown', 'TooManyRequestsException']

/** The last ten thousand requests, and a count of all of them. */
export class CallLog {
  readonly #records: CallRecord[] = []
  readonly #counters = new Map<string, Counter>()
  #seq = 0

  add(record: Omit<CallRecord, 'seq'>): void {
    this.#seq += 1
    this.#records.push({ seq: this.#seq, ...record })
    // Trimmed now and then: cutting the front of a long list at every call would be felt.
    if (this.#records.length > KEPT * 1.5) this.#records.splice(0, this.#records.length - KEPT)
    const key = `${record.service}:${record.action}`
    const counter = this.#counters.get(key) ?? { calls: 0, errors: 0, throttled: 0 }
    counter.calls += 1
    if (record.status === 0 || record.status >= 400) counter.errors += 1
    if (THROTTLES.includes(record.errorCode ?? '')) counter.throttled += 1
    this.#counters.set(key, counter)
  }

  /** By `service:Action`. */
  counters(): Record<string, Counter> {
    return Object.fromEntries([...this.#counters].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  resetCounters(): void {
    this.#counters.clear()
  }

  since(seq: number): CallRecord[] {
    return this.#records.slice(-KEPT).filter((record) => record.seq > seq)
  }

  clear(): void {
    this.#records.length = 0
  }
}
