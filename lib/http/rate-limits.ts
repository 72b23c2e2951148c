import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { countStore } from '#lib/auth/count-store.ts'
import { RateLimitedError } from '#lib/services/errors.ts'
import { clientAddress } from './client-address.ts'

/**
 * How often is too often: `points` in `seconds`. Counted in each process's memory, where one more statement for
 * every call would cost more than it spares; sign-ins in the database, where neither a restart nor a second
 * process begins anew. A process more lets so many more through.
 */
const limits = {
  /** Wrong API tokens and event keys, by client address. */
  'wrong-token': { points: 30, seconds: 60 },
  /** Calls with one API token. */
  token: { points: 600, seconds: 60 },
  /** Requests to be judged, by who asks. */
  check: { points: 60, seconds: 60 },
  /** Events, by AWS account: EventBridge sends in bursts. */
  event: { points: 6000, seconds: 60 },
} as const
export type RateLimit = keyof typeof limits

/** Sign-ins begun and answers of providers, by client address. */
const signIns = { points: 60, seconds: 300 }

/** Where no trusted proxy tells clients apart, all of them share one count, this many times as high. */
const sharedFactor = 20

const counters = new Map<RateLimit, RateLimiterMemory>()

function counterOf(limit: RateLimit): RateLimiterMemory {
  const { points, seconds } = limits[limit]
  const counter = counters.get(limit) ?? new RateLimiterMemory({ points, duration: seconds })
  counters.set(limit, counter)
  return counter
}

function refuse(rejected: unknown): never {
  if (!(rejected instanceof RateLimiterRes)) throw rejected
  throw new RateLimitedError(Math.max(1, Math.ceil(rejected.msBeforeNext / 1000)))
}

/** Counts one call against a limit. Throws `RateLimitedError` where it is one too many. */
export async function countCall(limit: RateLimit, key: string): Promise<void> {
  await counterOf(limit).consume(key).catch(refuse)
}

/** A client's key, and how much less a call of its counts where it is everybody's. */
function keyOf(headers: Headers): { key: string; factor: number } {
  const address = clientAddress(headers)
  return address === null ? { key: 'everybody', factor: sharedFactor } : { key: address, factor: 1 }
}

/** Throws where this client sent too many wrong tokens of late, before another one is looked up. */
export async function refuseGuesser(headers: Headers): Promise<void> {
  const { key, factor } = keyOf(headers)
  const counted = await counterOf('wrong-token').get(key)
  if (counted !== null && counted.consumedPoints >= limits['wrong-token'].points * factor) refuse(counted)
}

/** Remembers that this client sent a wrong token. */
export async function countWrongToken(headers: Headers): Promise<void> {
  await counterOf('wrong-token').penalty(keyOf(headers).key)
}

/**
 * Counts a sign-in that begins or comes back. Throws `RateLimitedError`. The address is kept as a hash, for as
 * long as it counts.
 */
export async function countSignIn(headers: Headers): Promise<void> {
  const { key, factor } = keyOf(headers)
  const store = countStore(key)
  const counter = new RateLimiterPostgres({
    storeClient: store,
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: 'sign-in',
    points: signIns.points * factor,
    duration: signIns.seconds,
  })
  await counter.consume(store.key).catch(refuse)
}
