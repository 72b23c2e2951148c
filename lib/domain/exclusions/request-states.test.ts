import { describe, expect, it } from 'vitest'
import {
  isOpenRequest,
  refusalOfRequestAct,
  type RequestActor,
  requestActs,
  type RequestFacts,
  requestStates,
  type Side,
  stateAfter,
} from './request-states.ts'

const lapsesAt = new Date('2026-12-01T00:00:00Z')
const before = new Date(lapsesAt.getTime() - 1)
const facts: RequestFacts = {
  ...{ state: 'requested', requestedBy: 'vera', endorsedBy: null, decidedByName: null, lapsesAt },
}
const actor = (side: Side, personId: string | null = 'sam', isOfCustomer = false): RequestActor => ({
  ...{ side, personId, isOfCustomer },
})
const may = (side: Side, state: RequestFacts['state'], now = before) =>
  requestActs.filter((act) => refusalOfRequestAct(act, { ...facts, state }, actor(side), now) === null)

describe('a request', () => {
  it('lets each side do this, in each state', () => {
    const table = (side: Side) => Object.fromEntries(requestStates.map((state) => [state, may(side, state)]))
    const none = { approved: [], declined: [], withdrawn: [], lapsed: [] }
    expect(table('customer')).toEqual({
      ...none,
      draft: ['send', 'withdraw'],
      requested: ['withdraw'],
      information_asked: ['answer', 'withdraw'],
      endorsed: ['withdraw'],
    })
    expect(table('support')).toEqual({
      ...none,
      draft: [],
      requested: ['ask_information', 'approve', 'decline'],
      information_asked: ['decline'],
      endorsed: ['ask_information', 'approve', 'decline'],
    })
    for (const state of requestStates) expect(may('portal', state)).toEqual([])
  })

  it('is over once it has lapsed: nothing but lapsing is left', () => {
    for (const state of ['requested', 'information_asked', 'endorsed'] as const) {
      expect(may('customer', state, lapsesAt)).toEqual([])
      expect(may('support', state, lapsesAt)).toEqual([])
      expect(may('portal', state, lapsesAt)).toEqual(['lapse'])
    }
    expect(may('customer', 'draft', lapsesAt)).toEqual(['send', 'withdraw'])
    expect(refusalOfRequestAct('approve', facts, actor('support'), lapsesAt)).toMatch(/lapsed/)
    expect(refusalOfRequestAct('lapse', facts, actor('portal', null), before)).toMatch(/not lapsed yet/)
  })

  it.each<[string, RequestActor, RegExp]>([
    ['the portal', actor('support', null), /Only a person/],
    ['who asked', actor('support', 'vera'), /asked for this exclusion yourself/],
    ['the customer’s own people', actor('support', 'nina', true), /belong to this customer/],
    ['the customer’s side', actor('customer'), /Only ClearDATA support/],
  ])('is not decided by %s', (_, by, words) => {
    expect(refusalOfRequestAct('approve', facts, by, before)).toMatch(words)
    expect(refusalOfRequestAct('decline', facts, by, before)).toMatch(words)
  })

  it('is not asked about by support in the customer’s stead, nor lapsed by hand', () => {
    expect(refusalOfRequestAct('withdraw', facts, actor('support'), before)).toMatch(/customer’s own people/)
    expect(refusalOfRequestAct('lapse', facts, actor('support'), lapsesAt)).toMatch(/own clock/)
  })

  it('takes two people where two must approve; the first may still decline', () => {
    const half: RequestFacts = { ...facts, state: 'endorsed', endorsedBy: 'sam' }
    expect(refusalOfRequestAct('approve', half, actor('support', 'sam'), before)).toMatch(/first of two/)
    expect(refusalOfRequestAct('decline', half, actor('support', 'sam'), before)).toBeNull()
    expect(refusalOfRequestAct('approve', half, actor('support', 'tess'), before)).toBeNull()
    const again: RequestFacts = { ...half, state: 'requested' }
    expect(refusalOfRequestAct('approve', again, actor('support', 'sam'), before)).toBeNull()
  })

  it('says what became of it to whoever comes second', () => {
    const said = (state: RequestFacts['state'], decidedByName: string | null = 'Sam Okafor') =>
      refusalOfRequestAct('approve', { ...facts, state, decidedByName }, actor('support'), before)
    expect(said('approved')).toBe('This request was approved by Sam Okafor.')
    expect(said('declined', null)).toBe('This request was declined by somebody else.')
    expect(said('withdrawn')).toBe('This request was withdrawn.')
    expect(said('draft')).toMatch(/not sent/)
    expect(said('information_asked')).toMatch(/answer is awaited/)
  })

  it('is open while somebody must do something', () => {
    expect(requestStates.filter(isOpenRequest)).toEqual(['requested', 'information_asked', 'endorsed'])
  })

  it('is half approved by the first of two, and whole by the second', () => {
    expect(stateAfter('approve', 'requested', true)).toBe('endorsed')
    expect(stateAfter('approve', 'requested', false)).toBe('approved')
    expect(stateAfter('approve', 'endorsed', true)).toBe('approved')
    expect(stateAfter('decline', 'requested', true)).toBe('declined')
    expect(stateAfter('answer', 'information_asked', true)).toBe('requested')
  })
})
