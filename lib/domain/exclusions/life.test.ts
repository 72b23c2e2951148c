import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exclusionActRows, type ExclusionState, holdsAt, refusalOfExclusionAct } from './exclusion-states.ts'
import { dayMs, lapsesAt, refusalOfEnd, secondApproverBecause, type ExclusionPolicy } from './limits.ts'
import {
  isOpenRequest,
  refusalOfRequestAct,
  type RequestAct,
  type RequestActor,
  requestActRows,
  requestActs,
  type RequestState,
  requestStates,
  stateAfter,
} from './request-states.ts'

/** 1,000 runs wherever the checks run; 10,000 by EXCLUSION_MODEL_RUNS. */
const runs = Number(process.env.EXCLUSION_MODEL_RUNS ?? 1000)

interface Person {
  id: string
  sides: readonly ('customer' | 'support')[]
}

/** `both` works for support and is a member of the customer too. */
const people: readonly Person[] = [
  { id: 'vera', sides: ['customer'] },
  { id: 'adam', sides: ['customer'] },
  { id: 'sam', sides: ['support'] },
  { id: 'tess', sides: ['support'] },
  { id: 'both', sides: ['customer', 'support'] },
]

interface Request {
  state: RequestState
  requestedBy: string
  endorsedBy: string | null
  decidedBy: string | null
  decidedByName: string | null
  lapsesAt: Date
  attested: boolean
  endsAt: Date
  decisions: { by: string; to: RequestState }[]
}
interface Exclusion {
  request: Request
  state: ExclusionState
  startsAt: Date
  endsAt: Date
  attestedFor: string
}

/**
 * A store as the verbs use it: what a person saw may be old; under the row's lock the newest is read, the
 * domain decides, and the write follows before the lock is let go.
 */
class Store {
  requests: Request[] = []
  exclusions: Exclusion[] = []
  nowMs = Date.parse('2026-01-01T00:00:00Z')
  running = 'config-1'
  policy: ExclusionPolicy = { maxDays: 90, secondApproverOverDays: 30, productionAccountIds: [] }

  get now(): Date {
    return new Date(this.nowMs)
  }

  #actor(person: Person, act: RequestAct): RequestActor {
    const wanted = requestActRows[act].by
    return {
      side: wanted !== 'portal' && person.sides.includes(wanted) ? wanted : (person.sides[0] ?? 'customer'),
      personId: person.id,
      isOfCustomer: person.sides.includes('customer'),
    }
  }

  ask(person: Person, days: number, isDraft: boolean): void {
    if (!person.sides.includes('customer')) return
    const endsAt = new Date(this.nowMs + days * dayMs)
    if (refusalOfEnd(endsAt, this.now, this.policy) !== null) return
    this.requests.push({
      state: isDraft ? 'draft' : 'requested',
      requestedBy: person.id,
      endorsedBy: null,
      decidedBy: null,
      decidedByName: null,
      lapsesAt: lapsesAt(this.now),
      attested: !isDraft,
      endsAt,
      decisions: [],
    })
  }

  act(person: Person | null, act: RequestAct, index: number): string | null {
    const request = this.requests[index % Math.max(1, this.requests.length)]
    if (!request) return 'none'
    const actor: RequestActor =
      person === null ? { side: 'portal', personId: null, isOfCustomer: false } : this.#actor(person, act)
    const refusal = refusalOfRequestAct(act, request, actor, this.now)
    if (refusal !== null) return refusal
    if (act === 'approve' && refusalOfEnd(request.endsAt, this.now, this.policy) !== null) return 'end'
    const second = secondApproverBecause({ accountId: 'a', endsAt: request.endsAt }, this.now, this.policy)
    const to = stateAfter(act, request.state, second !== null)
    if (act === 'send') Object.assign(request, { attested: true, lapsesAt: lapsesAt(this.now) })
    if (act === 'answer') request.lapsesAt = lapsesAt(this.now)
    if (act === 'ask_information') request.endorsedBy = null
    if (to === 'endorsed') request.endorsedBy = actor.personId
    if (requestActRows[act].isDecision && to !== 'endorsed') {
      request.decisions.push({ by: actor.personId ?? '', to })
      request.decidedBy = actor.personId
      request.decidedByName = actor.personId
    }
    request.state = to
    if (to === 'approved')
      this.exclusions.push({
        request,
        state: 'active',
        startsAt: this.now,
        endsAt: request.endsAt,
        attestedFor: 'config-1',
      })
    return null
  }

  change(index: number, act: 'suspend' | 'attest' | 'revoke' | 'expire'): void {
    const exclusion = this.exclusions[index % Math.max(1, this.exclusions.length)]
    if (!exclusion || refusalOfExclusionAct(act, exclusion, this.now) !== null) return
    if (act === 'suspend' && exclusion.attestedFor === this.running) return
    if (act === 'attest') exclusion.attestedFor = this.running
    exclusion.state = exclusionActRows[act].to
  }

  /** The worker's tick. */
  tick(): void {
    this.requests.forEach((_, index) => this.act(null, 'lapse', index))
    this.exclusions.forEach((_, index) => this.change(index, 'expire'))
    this.exclusions.forEach((_, index) => this.change(index, 'suspend'))
  }
}

function check(store: Store): void {
  for (const request of store.requests) {
    expect(request.decisions.length, 'no double decision').toBeLessThanOrEqual(1)
    for (const { by } of request.decisions) {
      expect(by, 'no self-approval').not.toBe(request.requestedBy)
      expect(people.find(({ id }) => id === by)?.sides, 'customers never decide').toEqual(['support'])
      expect(by, 'two approvers are two people').not.toBe(
        request.state === 'approved' ? request.endorsedBy : null,
      )
    }
    if (request.state === 'approved') {
      expect(request.attested, 'none without attestation').toBe(true)
      expect(request.decisions).toHaveLength(1)
    }
  }
  for (const exclusion of store.exclusions) {
    expect(exclusion.request.state).toBe('approved')
    expect(exclusion.request.attested).toBe(true)
    expect(exclusion.endsAt.getTime() - exclusion.startsAt.getTime()).toBeLessThanOrEqual(90 * dayMs + 60_000)
    if (store.now >= exclusion.endsAt) expect(holdsAt(exclusion, store.now), 'none past its end').toBe(false)
  }
  const seen = store.exclusions.map(({ request }) => request)
  expect(new Set(seen).size, 'one approval, one exclusion').toBe(seen.length)
}

type Step =
  | { kind: 'ask'; person: Person; days: number; isDraft: boolean }
  | { kind: 'act'; person: Person; act: RequestAct; index: number }
  | { kind: 'race'; one: Person; other: Person; acts: [RequestAct, RequestAct]; index: number }
  | { kind: 'change'; index: number; act: 'suspend' | 'attest' | 'revoke' | 'expire' }
  | { kind: 'clock'; hours: number; isTicked: boolean }
  | { kind: 'launch'; configuration: string }

const person = fc.constantFrom(...people)
const act = fc.constantFrom(...requestActs.filter((name) => name !== 'lapse'))
const index = fc.nat(5)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('ask' as const),
    person,
    days: fc.integer({ min: -1, max: 120 }),
    isDraft: fc.boolean(),
  }),
  { arbitrary: fc.record({ kind: fc.constant('act' as const), person, act, index }), weight: 3 },
  {
    arbitrary: fc.record({
      kind: fc.constant('race' as const),
      one: person,
      other: person,
      acts: fc.tuple(
        fc.constantFrom<RequestAct>('approve', 'decline', 'withdraw'),
        fc.constantFrom<RequestAct>('approve', 'decline', 'withdraw'),
      ),
      index,
    }),
    weight: 3,
  },
  fc.record({
    kind: fc.constant('change' as const),
    index,
    act: fc.constantFrom('suspend' as const, 'attest' as const, 'revoke' as const, 'expire' as const),
  }),
  fc.record({
    kind: fc.constant('clock' as const),
    hours: fc.integer({ min: 1, max: 24 * 40 }),
    isTicked: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('launch' as const), configuration: fc.constantFrom('config-1', 'config-2') }),
)

describe('the life of a request and of its exclusions', () => {
  it(`keeps its promises, whoever acts, whenever, at once (${runs} runs)`, async () => {
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
        async (scheduler, steps) => {
          const store = new Store()
          for (const step of steps) {
            switch (step.kind) {
              case 'ask':
                store.ask(step.person, step.days, step.isDraft)
                break
              case 'act':
                store.act(step.person, step.act, step.index)
                break
              case 'race': {
                // Both saw the same page; their requests arrive in whichever order the scheduler likes.
                const before =
                  store.requests[step.index % Math.max(1, store.requests.length)]?.decisions.length ?? 0
                const [first, second] = step.acts
                const both = Promise.all([
                  scheduler.schedule(Promise.resolve()).then(() => store.act(step.one, first, step.index)),
                  scheduler.schedule(Promise.resolve()).then(() => store.act(step.other, second, step.index)),
                ])
                await scheduler.waitAll()
                await both
                const after =
                  store.requests[step.index % Math.max(1, store.requests.length)]?.decisions.length ?? 0
                expect(after - before).toBeLessThanOrEqual(1)
                break
              }
              case 'change':
                store.change(step.index, step.act)
                break
              case 'clock':
                store.nowMs += step.hours * 3_600_000
                if (step.isTicked) store.tick()
                break
              case 'launch':
                store.running = step.configuration
                store.tick()
                for (const exclusion of store.exclusions)
                  if (exclusion.attestedFor !== store.running)
                    expect(holdsAt(exclusion, store.now)).toBe(false)
                break
            }
            check(store)
            for (const { state } of [...store.requests, ...store.exclusions]) reached.add(state)
          }
        },
      ),
      { numRuns: runs },
    )
    // The runs went everywhere: a promise about a state nobody reached would be worth nothing.
    expect([...reached].sort()).toEqual(
      [...new Set([...requestStates, 'active', 'suspended', 'expired', 'revoked'])].sort(),
    )
  })

  it('tells the second of two who decided', () => {
    const facts = {
      state: 'approved' as const,
      requestedBy: 'vera',
      endorsedBy: null,
      decidedByName: 'Sam Okafor',
      lapsesAt: new Date(1000),
    }
    const actor: RequestActor = { side: 'support', personId: 'tess', isOfCustomer: false }
    expect(refusalOfRequestAct('decline', facts, actor, new Date(0))).toBe(
      'This request was approved by Sam Okafor.',
    )
  })

  it('leads nowhere from an end', () => {
    for (const state of requestStates)
      for (const name of requestActs)
        if (requestActRows[name].from.includes(state))
          expect(isOpenRequest(state) || state === 'draft').toBe(true)
  })
})
