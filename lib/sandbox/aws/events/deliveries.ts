import { invocationFor, mayInvoke, type Invocation } from '#lib/sandbox/aws/events/invoke.ts'
import { parsePattern, patternMatches } from '#lib/sandbox/aws/events/pattern.ts'
import type { EventRule, Target } from '#lib/sandbox/aws/events/records.ts'
import type { ServiceEvent } from '#lib/sandbox/aws/events/service-event.ts'
import { at } from '#lib/sandbox/aws/json.ts'
import type { World } from '#lib/sandbox/aws/world.ts'

/** What became of one event at one target, as `/_control/deliveries` tells it. */
export interface DeliveryRecord {
  seq: number
  at: string
  eventId: string
  detailType: string
  account: string
  region: string
  rule: string
  target: string
  url: string | null
  outcome: 'delivered' | 'failed' | 'refused' | 'lost' | 'off'
  attempts: number
  status: number | null
  reason: string | null
}

interface Parcel {
  event: ServiceEvent
  rule: EventRule
  target: Target
  attempts: number
  /** Real time: retries do not follow a clock moved by hand. */
  startedAt: number
}

const KEPT = 10_000
const IN_FLIGHT = 50
/** https://repost.aws/knowledge-center/eventbridge-api-destination-target-failure */
const TIMEOUT_MS = 5_000
const MAX_PAUSE_MS = 10_000
/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html */
const RETRIED = [401, 407, 409, 429]

/** Carries events to API destinations. Nothing here ever throws at the API call that caused an event. */
export class Deliveries {
  readonly #world: () => World
  readonly #clock: () => number
  readonly #records: DeliveryRecord[] = []
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #queue: { parcel: Parcel; invocation: Invocation }[] = []
  readonly #stop = new AbortController()
  #held: ServiceEvent[] = []
  #inFlight = 0
  #seq = 0

  constructor(world: () => World, clock: () => number) {
    this.#world = world
    this.#clock = clock
  }

  /** Puts an event on its account's default bus. */
  publish(event: ServiceEvent): void {
    const { eventReorderMs } = this.#world().settings
    if (eventReorderMs <= 0) {
      this.#travel(event)
      return
    }
    this.#held.push(event)
    if (this.#held.length > 1) return
    this.#later(eventReorderMs, () => {
      const held = this.#held.reverse()
      this.#held = []
      for (const each of held) this.#travel(each)
    })
  }

  since(seq: number): DeliveryRecord[] {
    return this.#records.filter((record) => record.seq > seq)
  }

  /** Events under way: waiting, being sent, or to be tried again. */
  get pending(): number {
    return this.#timers.size + this.#queue.length + this.#inFlight
  }

  clear(): void {
    this.#records.length = 0
    this.#queue.length = 0
    this.#held = []
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }

  close(): void {
    this.#stop.abort()
    this.clear()
  }

  #travel(event: ServiceEvent): void {
    const { settings } = this.#world()
    const startedAt = Date.now()
    for (const { rule, target } of targetsFor(this.#world(), event)) {
      const parcel: Parcel = { event, rule, target, attempts: 0, startedAt }
      if (!settings.eventsOn) this.#record(parcel, { outcome: 'off' })
      else if (Math.random() < settings.eventDropShare) this.#record(parcel, { outcome: 'lost' })
      else {
        for (let copy = 0; copy < settings.eventCopies; copy += 1) {
          this.#later(settings.eventDelayMs, () => this.#send({ ...parcel }))
        }
      }
    }
  }

  #later(milliseconds: number, task: () => void): void {
    if (this.#stop.signal.aborted) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      task()
    }, milliseconds)
    timer.unref()
    this.#timers.add(timer)
  }

  #send(parcel: Parcel): void {
    const { event, target } = parcel
    const world = this.#world()
    const events = world.accounts[event.account]?.events?.[event.region]
    if (!events) return
    const invocation = invocationFor(events, target, event)
    if ('refused' in invocation) {
      this.#record(parcel, { outcome: 'refused', reason: invocation.refused })
    } else if (!mayInvoke(world, event.account, target, this.#clock())) {
      const reason = `${String(target.roleArn)} may not events:InvokeApiDestination on ${target.arn}`
      this.#record(parcel, { outcome: 'refused', url: invocation.url, reason })
    } else {
      this.#queue.push({ parcel, invocation })
      this.#drain()
    }
  }

  #drain(): void {
    while (this.#inFlight < IN_FLIGHT) {
      const next = this.#queue.shift()
      if (!next) return
      this.#inFlight += 1
      void this.#attempt(next.parcel, next.invocation).finally(() => {
        this.#inFlight -= 1
        this.#drain()
      })
    }
  }

  /** Never rejects. */
  async #attempt(parcel: Parcel, { url, method, headers, body }: Invocation): Promise<void> {
    parcel.attempts += 1
    let status: number | null = null
    let reason: string | null = null
    let retryAfterMs = 0
    try {
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(TIMEOUT_MS)])
      const content = method === 'GET' || method === 'HEAD' ? {} : { body }
      const response = await fetch(url, { method, headers, redirect: 'manual', signal, ...content })
      status = response.status
      retryAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1000 || 0
      reason = (await response.text()).slice(0, 200)
    } catch (error) {
      reason = String((error as Error).cause ?? error)
    }
    if (this.#stop.signal.aborted) return
    if (status !== null && status >= 200 && status < 300) {
      this.#record(parcel, { outcome: 'delivered', url, status })
    } else if (!this.#tryAgain(parcel, status, retryAfterMs)) {
      this.#record(parcel, { outcome: 'failed', url, status, reason })
    }
  }

  #tryAgain(parcel: Parcel, status: number | null, retryAfterMs: number): boolean {
    const isWorthIt = status === null || status >= 500 || RETRIED.includes(status)
    const { eventRetryMs, eventBackoffMs } = this.#world().settings
    const policy = (name: string) => Number(at(parcel.target.given, `RetryPolicy.${name}`) ?? Infinity)
    if (!isWorthIt || parcel.attempts > policy('MaximumRetryAttempts')) return false
    const backoff = Math.min(MAX_PAUSE_MS, eventBackoffMs * 2 ** (parcel.attempts - 1))
    const pause = Math.max(backoff, Math.min(retryAfterMs, MAX_PAUSE_MS))
    const limit = Math.min(eventRetryMs, policy('MaximumEventAgeInSeconds') * 1000)
    if (Date.now() + pause - parcel.startedAt > limit) return false
    this.#later(pause, () => this.#send(parcel))
    return true
  }

  #record(
    { event, rule, target, attempts }: Parcel,
    result: { outcome: DeliveryRecord['outcome'] } & Partial<DeliveryRecord>,
  ): void {
    this.#seq += 1
    this.#records.push({
      seq: this.#seq,
      at: new Date(this.#clock()).toISOString(),
      eventId: event.id,
      detailType: event['detail-type'],
      account: event.account,
      region: event.region,
      rule: rule.name,
      target: target.id,
      attempts,
      ...{ url: null, status: null, reason: null },
      ...result,
    })
    if (this.#records.length > KEPT) this.#records.splice(0, this.#records.length - KEPT)
  }
}

/** Targets of the enabled rules that match. */
function targetsFor(world: World, event: ServiceEvent): { rule: EventRule; target: Target }[] {
  const events = world.accounts[event.account]?.events?.[event.region]
  return Object.values(events?.rules ?? {})
    .filter((rule) => rule.isEnabled && rule.pattern !== undefined)
    .filter((rule) => patternMatches(parsePattern(rule.pattern ?? ''), event))
    .flatMap((rule) => rule.targets.map((target) => ({ rule, target })))
}
