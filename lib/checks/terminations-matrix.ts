import { carryOutStop } from '#lib/services/terminations/carry-out-stop.ts'
import { closeTermination } from '#lib/services/terminations/close-termination.ts'
import { confirmStopped } from '#lib/services/terminations/confirm-stopped.ts'
import { disputeTermination } from '#lib/services/terminations/dispute-termination.ts'
import { exportTermination } from '#lib/services/terminations/export-termination.ts'
import { getTermination } from '#lib/services/terminations/get-termination.ts'
import { intendTerminations } from '#lib/services/terminations/intend-terminations.ts'
import { listTerminations } from '#lib/services/terminations/list-terminations.ts'
import { settleHeldStop } from '#lib/services/terminations/settle-held-stop.ts'
import { region, type Row } from './verb-row.ts'

const seenAt = new Date().toISOString()
const spared = { state: 'spared', finalStatus: null, outcome: 'test' } as const

/** The rows of the matrix for the verbs of `terminations`. */
export const terminationsMatrix: Record<string, Row> = {
  'terminations/dispute-termination': {
    permission: 'termination:dispute',
    scope: 'inside',
    names: true,
    call: (ctx, { terminationId: id }) => disputeTermination(ctx, { id, reason: 'a test' }),
  },
  'terminations/settle-held-stop': {
    permission: 'termination:release',
    scope: 'inside',
    names: true,
    call: async (ctx, { terminationId: id, hold }) => {
      await hold()
      return settleHeldStop(ctx, { id, answer: 'dismiss', reason: 'a test' })
    },
  },
  'terminations/carry-out-stop': {
    permission: 'termination:carry_out',
    scope: 'system',
    names: true,
    call: (ctx, { terminationId }) => carryOutStop(ctx, { terminationId }),
  },
  'terminations/close-termination': {
    permission: 'termination:carry_out',
    scope: 'system',
    names: false,
    call: (ctx, { terminationId }) => closeTermination(ctx, terminationId, spared),
  },
  'terminations/confirm-stopped': {
    permission: 'termination:carry_out',
    scope: 'system',
    names: true,
    call: (ctx, { terminationId }) => confirmStopped(ctx, { terminationId }),
  },
  'terminations/export-termination': {
    permission: 'termination:read',
    scope: 'inside',
    names: true,
    call: (ctx, { terminationId: id }) => exportTermination(ctx, { id, format: 'json' }),
  },
  'terminations/get-termination': {
    permission: 'termination:read',
    scope: 'inside',
    names: true,
    call: (ctx, { terminationId: id }) => getTermination(ctx, { id }),
  },
  'terminations/intend-terminations': {
    permission: 'termination:carry_out',
    scope: 'system',
    names: false,
    call: (ctx, { accountId }) => intendTerminations(ctx, { accountId, region, seenAt }),
  },
  'terminations/list-terminations': {
    permission: 'termination:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listTerminations(ctx, {}),
  },
}
