import { answerQuestion } from '#lib/services/exclusions/answer-question.ts'
import { approveExclusion } from '#lib/services/exclusions/approve-exclusion.ts'
import { askForExclusion } from '#lib/services/exclusions/ask-for-exclusion.ts'
import { askInformation } from '#lib/services/exclusions/ask-information.ts'
import { attestAgain } from '#lib/services/exclusions/attest-again.ts'
import { customerOfRequest } from '#lib/services/exclusions/customer-of-request.ts'
import { decideExclusions } from '#lib/services/exclusions/decide-exclusions.ts'
import { declineExclusion } from '#lib/services/exclusions/decline-exclusion.ts'
import { draftExclusion } from '#lib/services/exclusions/draft-exclusion.ts'
import { exportExclusion } from '#lib/services/exclusions/export-exclusion.ts'
import { getBrief } from '#lib/services/exclusions/get-brief.ts'
import { getExclusionPolicy } from '#lib/services/exclusions/get-exclusion-policy.ts'
import { getExclusion } from '#lib/services/exclusions/get-exclusion.ts'
import { listExclusions } from '#lib/services/exclusions/list-exclusions.ts'
import { listQueue } from '#lib/services/exclusions/list-queue.ts'
import { previewExclusion } from '#lib/services/exclusions/preview-exclusion.ts'
import { revokeExclusion } from '#lib/services/exclusions/revoke-exclusion.ts'
import { setExclusionPolicy } from '#lib/services/exclusions/set-exclusion-policy.ts'
import { settleExclusions } from '#lib/services/exclusions/settle-exclusions.ts'
import { suspendChanged } from '#lib/services/exclusions/suspend-changed.ts'
import { withdrawRequest } from '#lib/services/exclusions/withdraw-request.ts'
import { region, type Row } from './verb-row.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

/** An ask for one job's exclusion, attested. */
export const askFor = (accountId: string) => ({
  ...{ accountId, region, names: ['job'], reason: 'a test that asks', endsAt: inDays(7) },
  ...{ isAttested: true as const, attestationVersion: 1 as const },
})

/** The rows of the matrix for the verbs of `exclusions`. */
export const exclusionsMatrix: Record<string, Row> = {
  'exclusions/answer-question': {
    permission: 'exclusion:ask',
    scope: 'inside',
    names: false,
    call: async (ctx, { requestId: id, restate }) => {
      await restate('information_asked', 'active')
      return answerQuestion(ctx, { id, answer: 'a test answers' })
    },
  },
  'exclusions/approve-exclusion': {
    permission: 'exclusion:decide',
    scope: 'staff',
    names: false,
    call: async (ctx, { requestId: id, restate }) => {
      await restate('requested', 'active')
      return approveExclusion(ctx, { id, reason: 'a test approves' })
    },
  },
  'exclusions/ask-for-exclusion': {
    permission: 'exclusion:ask',
    scope: 'inside',
    names: false,
    call: (ctx, { accountId }) => askForExclusion(ctx, askFor(accountId)),
  },
  'exclusions/ask-information': {
    permission: 'exclusion:decide',
    scope: 'staff',
    names: false,
    call: async (ctx, { requestId: id, restate }) => {
      await restate('requested', 'active')
      return askInformation(ctx, { id, question: 'a test asks' })
    },
  },
  'exclusions/attest-again': {
    permission: 'exclusion:ask',
    scope: 'inside',
    names: false,
    call: async (ctx, { exclusionId: id, restate }) => {
      await restate('requested', 'suspended')
      return attestAgain(ctx, { id, isAttested: true, attestationVersion: 1 })
    },
  },
  'exclusions/customer-of-request': {
    permission: 'exclusion:decide',
    scope: 'staff',
    names: false,
    call: (ctx, { requestId }) => customerOfRequest(ctx, requestId),
  },
  'exclusions/decide-exclusions': {
    permission: 'exclusion:decide',
    scope: 'staff',
    names: false,
    call: (ctx, { requestId }) =>
      decideExclusions(ctx, { ids: [requestId], act: 'decline', reason: 'a test declines' }),
  },
  'exclusions/decline-exclusion': {
    permission: 'exclusion:decide',
    scope: 'staff',
    names: false,
    call: async (ctx, { requestId: id, restate }) => {
      await restate('requested', 'active')
      return declineExclusion(ctx, { id, reason: 'a test declines' })
    },
  },
  'exclusions/draft-exclusion': {
    permission: 'exclusion:ask',
    scope: 'inside',
    names: false,
    call: (ctx, { accountId }) => draftExclusion(ctx, askFor(accountId)),
  },
  'exclusions/export-exclusion': {
    permission: 'exclusion:read',
    scope: 'inside',
    names: true,
    call: (ctx, { exclusionId: id }) => exportExclusion(ctx, { id }),
  },
  'exclusions/get-brief': {
    permission: 'exclusion:decide',
    scope: 'staff',
    names: false,
    call: (ctx, { requestId: id }) => getBrief(ctx, { id }),
  },
  'exclusions/get-exclusion': {
    permission: 'exclusion:read',
    scope: 'inside',
    names: true,
    call: (ctx, { exclusionId: id }) => getExclusion(ctx, { id }),
  },
  'exclusions/get-exclusion-policy': {
    permission: 'exclusion:read',
    scope: 'inside',
    names: false,
    call: (ctx) => getExclusionPolicy(ctx),
  },
  'exclusions/list-exclusions': {
    permission: 'exclusion:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listExclusions(ctx, {}),
  },
  'exclusions/list-queue': {
    permission: 'exclusion:decide',
    scope: 'staff',
    names: false,
    call: (ctx) => listQueue(ctx, {}),
  },
  'exclusions/preview-exclusion': {
    permission: 'exclusion:ask',
    scope: 'inside',
    names: false,
    call: (ctx, { accountId }) => previewExclusion(ctx, askFor(accountId)),
  },
  'exclusions/revoke-exclusion': {
    permission: 'exclusion:revoke',
    scope: 'inside',
    names: true,
    call: async (ctx, { exclusionId: id, restate }) => {
      await restate('requested', 'active')
      return revokeExclusion(ctx, { id, reason: 'a test revokes' })
    },
  },
  'exclusions/set-exclusion-policy': {
    permission: 'exclusion:limit',
    scope: 'inside',
    names: false,
    call: (ctx) =>
      setExclusionPolicy(ctx, { maxDays: 90, secondApproverOverDays: null, productionAccountIds: [] }),
  },
  'exclusions/settle-exclusions': {
    permission: 'exclusion:settle',
    scope: 'system',
    names: false,
    call: (ctx) => settleExclusions(ctx),
  },
  'exclusions/suspend-changed': {
    permission: 'termination:carry_out',
    scope: 'system',
    names: false,
    call: (ctx, { accountId }) => suspendChanged(ctx, { accountId, region }),
  },
  'exclusions/withdraw-request': {
    permission: 'exclusion:ask',
    scope: 'inside',
    names: false,
    call: async (ctx, { requestId: id, restate }) => {
      await restate('requested', 'active')
      return withdrawRequest(ctx, { id })
    },
  },
}
