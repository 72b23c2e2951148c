import { isFleetStopped } from '#lib/services/enforcement/fleet-stopped.ts'
import { listCoverage } from '#lib/services/enforcement/list-coverage.ts'
import { pauseAccount } from '#lib/services/enforcement/pause-account.ts'
import { recordCoverage } from '#lib/services/enforcement/record-coverage.ts'
import type { Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `enforcement`. */
export const enforcementMatrix: Record<string, Row> = {
  'enforcement/fleet-stopped': {
    permission: 'termination:carry_out',
    scope: 'system',
    names: false,
    call: (ctx) => isFleetStopped(ctx),
  },
  'enforcement/list-coverage': {
    permission: 'account:read',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => listCoverage(ctx, { id }),
  },
  'enforcement/pause-account': {
    permission: 'account:pause',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => pauseAccount(ctx, { id, hours: 0, reason: 'a test' }),
  },
  'enforcement/record-coverage': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => recordCoverage(ctx, { sweepSeconds: 60 }),
  },
}
