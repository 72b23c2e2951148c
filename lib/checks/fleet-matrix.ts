import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { delayArming } from '#lib/services/accounts/delay-arming.ts'
import { announceFleetSwitch } from '#lib/services/enforcement/announce-fleet-switch.ts'
import { confirmFleetSwitch } from '#lib/services/enforcement/confirm-fleet-switch.ts'
import { getFleetSwitch } from '#lib/services/enforcement/get-fleet-switch.ts'
import { listFleet } from '#lib/services/enforcement/list-fleet.ts'
import { listWouldStop } from '#lib/services/enforcement/list-would-stop.ts'
import { proposeFleetSwitch } from '#lib/services/enforcement/propose-fleet-switch.ts'
import { withdrawFleetProposal } from '#lib/services/enforcement/withdraw-fleet-proposal.ts'
import { answerDispute } from '#lib/services/terminations/answer-dispute.ts'
import { customerOfTermination } from '#lib/services/terminations/customer-of-termination.ts'
import { getTerminationBrief } from '#lib/services/terminations/get-termination-brief.ts'
import { listFleetTerminations } from '#lib/services/terminations/list-fleet-terminations.ts'
import { settleHeldStops } from '#lib/services/terminations/settle-held-stops.ts'
import { makePerson } from './test-contexts.ts'
import type { Row } from './verb-row.ts'

let owner: Client | undefined

/** The database whose switch the rows turn. */
export function setFleetOwner(given: Client): void {
  owner = given
}

/** Lets an act begin from an open switch, or from one that somebody else proposed to throw; leaves it open. */
async function withSwitch(isProposed: boolean, act: (id: string) => Promise<unknown>): Promise<unknown> {
  if (owner === undefined) throw new Error('setFleetOwner comes first.')
  await owner.query('delete from fleet_switch')
  const id = randomUUID()
  if (isProposed)
    await owner.query(`insert into fleet_switch (id, reason, proposed_by) values ($1, 'a test', $2)`, [
      id,
      (await makePerson(owner)).personId,
    ])
  try {
    return await act(id)
  } finally {
    await owner.query('delete from fleet_switch')
  }
}

const staff = (call: Row['call']): Row => ({
  ...{ permission: 'fleet:stop', scope: 'staff', names: false, call },
})

/** A termination of the target that somebody of the customer has disputed and nobody has answered. */
async function disputed(terminationId: string, act: () => Promise<unknown>): Promise<unknown> {
  await owner?.query(
    `update termination set disputed_at = now(), dispute_outcome = null, dispute_answer = null, dispute_answered_at = null
     where id = $1`,
    [terminationId],
  )
  return act()
}

const overseer = (names: boolean, call: Row['call']): Row => ({
  ...{ permission: 'termination:oversee', scope: 'staff', names, call },
})

/** The rows of the matrix for what support does over the whole fleet. */
export const fleetMatrix: Record<string, Row> = {
  'terminations/list-fleet-terminations': overseer(false, (ctx) => listFleetTerminations(ctx, {})),
  'terminations/customer-of-termination': overseer(false, (ctx, { terminationId }) =>
    customerOfTermination(ctx, terminationId),
  ),
  'terminations/get-termination-brief': overseer(false, (ctx, { terminationId: id }) =>
    getTerminationBrief(ctx, { id }),
  ),
  'terminations/settle-held-stops': overseer(false, (ctx, { terminationId }) =>
    settleHeldStops(ctx, { ids: [terminationId], answer: 'dismiss', reason: 'a test' }),
  ),
  'terminations/answer-dispute': overseer(false, (ctx, { terminationId: id }) =>
    disputed(id, () => answerDispute(ctx, { id, outcome: 'upheld', answer: 'a test' })),
  ),
  'enforcement/announce-fleet-switch': {
    ...{ permission: 'scan:run', scope: 'system', names: false },
    call: (ctx) => announceFleetSwitch(ctx),
  },
  'accounts/delay-arming': {
    ...{ permission: 'account:arm', scope: 'inside', names: true },
    call: (ctx, { accountId: id }) => delayArming(ctx, { id, hours: 2, reason: 'a test' }),
  },
  'enforcement/list-would-stop': {
    ...{ permission: 'account:read', scope: 'inside', names: true },
    call: (ctx, { accountId: id }) => listWouldStop(ctx, { id }),
  },
  'enforcement/get-fleet-switch': { ...staff((ctx) => getFleetSwitch(ctx)), permission: 'fleet:read' },
  'enforcement/list-fleet': { ...staff((ctx) => listFleet(ctx, {})), permission: 'fleet:read' },
  'enforcement/propose-fleet-switch': staff((ctx) =>
    withSwitch(false, () => proposeFleetSwitch(ctx, { turn: 'stop', reason: 'a test' })),
  ),
  'enforcement/confirm-fleet-switch': staff((ctx) =>
    withSwitch(true, (id) => confirmFleetSwitch(ctx, { turn: 'stop', id })),
  ),
  'enforcement/withdraw-fleet-proposal': staff((ctx) =>
    withSwitch(true, (id) => withdrawFleetProposal(ctx, { id })),
  ),
}
