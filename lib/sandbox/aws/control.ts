import { ZodError } from 'zod'
import { publishByHand } from '#lib/sandbox/aws/events/by-hand.ts'
import { setLastAccessed } from '#lib/sandbox/aws/iam/set-last-accessed.ts'
import type { Json } from '#lib/sandbox/aws/json.ts'
import type { Sandbox } from '#lib/sandbox/aws/sandbox.ts'
import { seed, seedBulk } from '#lib/sandbox/aws/seed.ts'
import { changeSettings } from '#lib/sandbox/aws/settings.ts'
import type { WireRequest, WireResponse } from '#lib/sandbox/aws/wire/http.ts'
import { readWorld } from '#lib/sandbox/aws/state-file.ts'
import { emptyWorld } from '#lib/sandbox/aws/world.ts'

export const CONTROL_PATH = '/_control'

/** The sandbox's own address, which no AWS client knows: faults, settings, calls, state. */
export function control(sandbox: Sandbox, request: WireRequest): WireResponse {
  if (!isFromHere(request)) return json(403, { error: 'the control address answers to loopback alone' })
  const [resource = '', id] = request.path.slice(CONTROL_PATH.length + 1).split('/')
  const handler = HANDLERS[`${request.method} ${resource}`]
  if (!handler)
    return json(404, { error: `no ${request.method} ${request.path}`, known: Object.keys(HANDLERS) })
  try {
    const body = request.body.length === 0 ? {} : (JSON.parse(request.body.toString('utf8')) as Json)
    const answer = handler(sandbox, { body, id, query: new URLSearchParams(request.query) })
    if (request.method !== 'GET') sandbox.state.touch()
    return json(200, answer)
  } catch (error) {
    const message =
      error instanceof ZodError
        ? error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
        : (error as Error).message
    return json(400, { error: message })
  }
}

interface Asked {
  body: Json
  id: string | undefined
  query: URLSearchParams
}

/** The account that a body names, if it names one. */
function accountIn(body: unknown): string | undefined {
  const named = (body as { accountId?: unknown } | null)?.accountId
  return typeof named === 'string' ? named : undefined
}

const HANDLERS: Record<string, (sandbox: Sandbox, asked: Asked) => unknown> = {
  'GET health': (sandbox) => ({ ok: true, now: new Date(sandbox.clock()).toISOString() }),
  'GET faults': (sandbox) => ({ faults: sandbox.faults.list() }),
  'POST faults': (sandbox, { body }) => ({ id: sandbox.faults.add(body).id }),
  'DELETE faults': (sandbox, { id }) => ({ removed: sandbox.faults.remove(id) }),
  'GET settings': (sandbox) => sandbox.world.settings,
  'POST settings': (sandbox, { body }) => {
    sandbox.world.settings = changeSettings(sandbox.world.settings, body)
    return sandbox.world.settings
  },
  'GET calls': (sandbox, { query }) => ({ calls: sandbox.calls.since(Number(query.get('since') ?? 0)) }),
  'DELETE calls': (sandbox) => {
    sandbox.calls.clear()
    return { ok: true }
  },
  'POST seed': (sandbox, { body }) => {
    const accountId = accountIn(body)
    sandbox.watch.look(accountId)
    const counts = seed(sandbox, body)
    sandbox.watch.hush(accountId)
    return counts
  },
  'POST bulk': (sandbox, { body }) => {
    sandbox.watch.look()
    const made = seedBulk(sandbox, body)
    sandbox.watch.hush()
    return made
  },
  'GET counters': (sandbox) => ({ counters: sandbox.calls.counters() }),
  'DELETE counters': (sandbox) => {
    sandbox.calls.resetCounters()
    return { ok: true }
  },
  'POST last-accessed': (sandbox, { body }) => setLastAccessed(sandbox, body),
  'POST events': (sandbox, { body }) => publishByHand(sandbox, body),
  'GET deliveries': (sandbox, { query }) => ({
    pending: sandbox.deliveries.pending,
    deliveries: sandbox.deliveries.since(Number(query.get('since') ?? 0)),
  }),
  'DELETE deliveries': (sandbox) => {
    sandbox.deliveries.clear()
    return { ok: true }
  },
  'GET state': (sandbox) => sandbox.world,
  'POST state': (sandbox, { body }) => {
    sandbox.world = readWorld(body)
    sandbox.watch.hush()
    return { accounts: Object.keys(sandbox.world.accounts).length }
  },
  'POST reset': (sandbox) => {
    sandbox.world = emptyWorld()
    sandbox.faults.remove()
    sandbox.calls.clear()
    sandbox.calls.resetCounters()
    sandbox.deliveries.clear()
    return { ok: true }
  },
}

/** A web page could reach loopback too: it sends an Origin, or a Host name of its own that resolves here. */
function isFromHere(request: WireRequest): boolean {
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '')
  return request.headers['origin'] === undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(host)
}

function json(status: number, body: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
