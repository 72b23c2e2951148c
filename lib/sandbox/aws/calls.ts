/** One answered request, as `/_control/calls` tells it. */
export interface CallRecord {
  seq: number
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

const KEPT = 10_000

/** The last ten thousand requests. */
export class CallLog {
  readonly #records: CallRecord[] = []
  #seq = 0

  add(record: Omit<CallRecord, 'seq'>): void {
    this.#seq += 1
    this.#records.push({ seq: this.#seq, ...record })
    if (this.#records.length > KEPT) this.#records.splice(0, this.#records.length - KEPT)
  }

  since(seq: number): CallRecord[] {
    return this.#records.filter((record) => record.seq > seq)
  }

  clear(): void {
    this.#records.length = 0
  }
}
