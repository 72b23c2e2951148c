/**
 * The life of an exclusion request, as data. `endorsed` is half an approval: one approver has said yes and the
 * customer's limit asks for a second. The database's enum has the same words.
 *
 *   draft → requested ⇄ information_asked
 *   requested → (endorsed →) approved | declined | withdrawn | lapsed
 */
export const requestStates = [
  'draft',
  'requested',
  'information_asked',
  'endorsed',
  'approved',
  'declined',
  'withdrawn',
  'lapsed',
] as const
export type RequestState = (typeof requestStates)[number]

export const requestActs = [
  'send',
  'answer',
  'withdraw',
  'ask_information',
  'approve',
  'decline',
  'lapse',
] as const
export type RequestAct = (typeof requestActs)[number]

/** Whose act it is: a customer's people ask, support decides, the portal's clock lapses. */
export type Side = 'customer' | 'support' | 'portal'

interface ActRow {
  by: Side
  from: readonly RequestState[]
  /** Where it leads. An approval that a second approver must join leads to `endorsed` instead. */
  to: RequestState
  isDecision: boolean
}

export const requestActRows: Record<RequestAct, ActRow> = {
  send: { by: 'customer', from: ['draft'], to: 'requested', isDecision: false },
  answer: { by: 'customer', from: ['information_asked'], to: 'requested', isDecision: false },
  withdraw: {
    by: 'customer',
    from: ['draft', 'requested', 'information_asked', 'endorsed'],
    to: 'withdrawn',
    isDecision: false,
  },
  ask_information: {
    by: 'support',
    from: ['requested', 'endorsed'],
    to: 'information_asked',
    isDecision: false,
  },
  approve: { by: 'support', from: ['requested', 'endorsed'], to: 'approved', isDecision: true },
  decline: {
    by: 'support',
    from: ['requested', 'information_asked', 'endorsed'],
    to: 'declined',
    isDecision: true,
  },
  lapse: {
    by: 'portal',
    from: ['requested', 'information_asked', 'endorsed'],
    to: 'lapsed',
    isDecision: false,
  },
}

/** Waits for somebody: support, a second approver, or the customer's answer. */
export const openRequestStates = [
  'requested',
  'information_asked',
  'endorsed',
] as const satisfies readonly RequestState[]

export function isOpenRequest(state: RequestState): boolean {
  return (openRequestStates as readonly RequestState[]).includes(state)
}

export interface RequestFacts {
  state: RequestState
  requestedBy: string
  /** The first of two approvers, once there is one. */
  endorsedBy: string | null
  /** Who decided, for whoever comes second. */
  decidedByName: string | null
  lapsesAt: Date
}

export interface RequestActor {
  side: Side
  /** Null for the portal itself. */
  personId: string | null
  /** Belongs to the customer's own people, whatever else they are. */
  isOfCustomer: boolean
}

const stateWords: Record<RequestState, string> = {
  draft: 'This request was not sent yet.',
  requested: 'This request waits for support.',
  information_asked: 'Support asked for information first; the customer’s answer is awaited.',
  endorsed: 'One approver has agreed; a second must.',
  approved: 'was approved',
  declined: 'was declined',
  withdrawn: 'This request was withdrawn.',
  lapsed: 'This request lapsed: nobody decided within 7 days. Send a new one.',
}

function notFrom({ state, decidedByName }: RequestFacts): string {
  if (state !== 'approved' && state !== 'declined') return stateWords[state]
  return `This request ${stateWords[state]} by ${decidedByName ?? 'somebody else'}.`
}

const sideWords: Record<Side, string> = {
  customer: 'Only the customer’s own people can do this.',
  support: 'Only ClearDATA support can do this.',
  portal: 'Only the portal’s own clock does this.',
}

/**
 * Why an act on a request is refused, in words, or null when it may go on. A button and its verb ask the same.
 * Nobody decides what they asked for, whatever their roles; no member of the customer decides; nobody is both
 * of two approvers; and what is past its lapse is over, whether or not the clock's job has said so yet.
 */
export function refusalOfRequestAct(
  act: RequestAct,
  facts: RequestFacts,
  actor: RequestActor,
  now: Date,
): string | null {
  const row = requestActRows[act]
  if (actor.side !== row.by) return sideWords[row.by]
  if (!row.from.includes(facts.state)) return notFrom(facts)
  if (row.by === 'support') {
    if (actor.personId === null) return 'Only a person decides about exclusions.'
    if (actor.personId === facts.requestedBy)
      return 'You asked for this exclusion yourself. Somebody else must decide.'
    if (actor.isOfCustomer) return 'You belong to this customer, so somebody else must decide.'
  }
  if (act === 'approve' && facts.state === 'endorsed' && actor.personId === facts.endorsedBy)
    return 'You are the first of two approvers. Somebody else must be the second.'
  const isPast = facts.state !== 'draft' && now >= facts.lapsesAt
  if (act === 'lapse') return isPast ? null : 'This request has not lapsed yet.'
  return isPast ? stateWords.lapsed : null
}

/** The state an act leads to. An approval that needs two approvers is, from the first of them, half of one. */
export function stateAfter(act: RequestAct, state: RequestState, isSecondNeeded: boolean): RequestState {
  if (act === 'approve' && state === 'requested' && isSecondNeeded) return 'endorsed'
  return requestActRows[act].to
}
