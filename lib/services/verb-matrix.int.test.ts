import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  connectAccount,
  makeCustomer,
  makePerson,
  nextAwsAccountId,
  setupContext,
} from '#lib/checks/test-contexts.ts'
import { groupMatrix, type GroupTarget, makeGroupTarget } from '#lib/checks/group-matrix.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import {
  canInCustomer,
  type CustomerRole,
  customerRoles,
  type Permission,
  permissions,
  permissionsOfStaff,
} from '#lib/domain/permissions.ts'
import { raciVersion1 } from '#lib/domain/raci.ts'
import { armDueAccounts } from './accounts/arm-due-accounts.ts'
import { draftAccount } from './accounts/draft-account.ts'
import { editAccount } from './accounts/edit-account.ts'
import { listAccountHistory } from './accounts/list-account-history.ts'
import { removeDraft } from './accounts/remove-draft.ts'
import { getAccountTemplate } from './accounts/get-account-template.ts'
import { getAccount } from './accounts/get-account.ts'
import { listAccounts } from './accounts/list-accounts.ts'
import { proveAccount } from './accounts/prove-account.ts'
import { setAccountMode } from './accounts/set-account-mode.ts'
import { exportPortalTrail } from './audit/export-portal-trail.ts'
import { exportTrail } from './audit/export-trail.ts'
import { getAuditKey } from './audit/get-audit-key.ts'
import { exportReport } from './evidence/export-report.ts'
import { getReport } from './evidence/get-report.ts'
import { listControls } from './evidence/list-controls.ts'
import { listReports } from './evidence/list-reports.ts'
import { makeReport } from './evidence/make-report.ts'
import { listDueSeals } from './audit/list-due-seals.ts'
import { listPortalTrail } from './audit/list-portal-trail.ts'
import { listStaffEntries } from './audit/list-staff-entries.ts'
import { listTrail } from './audit/list-trail.ts'
import { sealTrail } from './audit/seal-trail.ts'
import { type Ctx, type PersonActor, systemContext } from './context.ts'
import { createCustomer } from './customers/create-customer.ts'
import { enterCustomer } from './customers/enter-customer.ts'
import { leaveCustomer } from './customers/leave-customer.ts'
import { getCustomerHome } from './customers/get-customer-home.ts'
import { listCustomers } from './customers/list-customers.ts'
import { ServiceError } from './errors.ts'
import { isFleetStopped } from './enforcement/fleet-stopped.ts'
import { listCoverage } from './enforcement/list-coverage.ts'
import { pauseAccount } from './enforcement/pause-account.ts'
import { recordCoverage } from './enforcement/record-coverage.ts'
import { disputeTermination } from './terminations/dispute-termination.ts'
import { settleHeldStop } from './terminations/settle-held-stop.ts'
import { createEventKey } from './events/create-event-key.ts'
import { handleEvent } from './events/handle-event.ts'
import { receiveEvent } from './events/receive-event.ts'
import { answerQuestion } from './exclusions/answer-question.ts'
import { approveExclusion } from './exclusions/approve-exclusion.ts'
import { askForExclusion } from './exclusions/ask-for-exclusion.ts'
import { askInformation } from './exclusions/ask-information.ts'
import { attestAgain } from './exclusions/attest-again.ts'
import { customerOfRequest } from './exclusions/customer-of-request.ts'
import { decideExclusions } from './exclusions/decide-exclusions.ts'
import { declineExclusion } from './exclusions/decline-exclusion.ts'
import { draftExclusion } from './exclusions/draft-exclusion.ts'
import { exportExclusion } from './exclusions/export-exclusion.ts'
import { getBrief } from './exclusions/get-brief.ts'
import { getExclusionPolicy } from './exclusions/get-exclusion-policy.ts'
import { getExclusion } from './exclusions/get-exclusion.ts'
import { listExclusions } from './exclusions/list-exclusions.ts'
import { listQueue } from './exclusions/list-queue.ts'
import { previewExclusion } from './exclusions/preview-exclusion.ts'
import { revokeExclusion } from './exclusions/revoke-exclusion.ts'
import { setExclusionPolicy } from './exclusions/set-exclusion-policy.ts'
import { settleExclusions } from './exclusions/settle-exclusions.ts'
import { suspendChanged } from './exclusions/suspend-changed.ts'
import { withdrawRequest } from './exclusions/withdraw-request.ts'
import { changeMemberRole } from './members/change-member-role.ts'
import { inviteFirstAdmin } from './members/invite-first-admin.ts'
import { inviteMember } from './members/invite-member.ts'
import { listMembers } from './members/list-members.ts'
import { removeMember } from './members/remove-member.ts'
import { reviewMember } from './members/review-member.ts'
import { withdrawInvitation } from './members/withdraw-invitation.ts'
import { listStaff } from './people/list-staff.ts'
import { reviewStaff } from './people/review-staff.ts'
import { createToken } from './tokens/create-token.ts'
import { listTokens } from './tokens/list-tokens.ts'
import { revokeToken } from './tokens/revoke-token.ts'
import { disconnectAccount } from './accounts/disconnect-account.ts'
import { enqueueDueProofs } from './accounts/enqueue-due-proofs.ts'
import { exportCustomer } from './customers/export-customer.ts'
import { listEntries } from './customers/list-entries.ts'
import { setCustomerState } from './customers/set-customer-state.ts'
import { addMember } from './people/add-member.ts'
import { addStaff } from './people/add-staff.ts'
import { acknowledgeRaciVersion } from './raci/acknowledge-raci-version.ts'
import { exportRaciVersion } from './raci/export-raci-version.ts'
import { getRaciEvidence } from './raci/get-raci-evidence.ts'
import { getResponsibilities } from './raci/get-responsibilities.ts'
import { listRaciVersions } from './raci/list-raci-versions.ts'
import { publishRaciVersion } from './raci/publish-raci-version.ts'
import { getResource } from './resources/get-resource.ts'
import { listResources } from './resources/list-resources.ts'
import { enqueueDueSweeps } from './scans/enqueue-due-sweeps.ts'
import { listDueSweeps } from './scans/list-due-sweeps.ts'
import { sweepRegion } from './scans/sweep-region.ts'
import { carryOutStop } from './terminations/carry-out-stop.ts'
import { closeTermination } from './terminations/close-termination.ts'
import { confirmStopped } from './terminations/confirm-stopped.ts'
import { getTermination } from './terminations/get-termination.ts'
import { intendTerminations } from './terminations/intend-terminations.ts'
import { listTerminations } from './terminations/list-terminations.ts'

/** What a customer has that a verb can name. */
interface Target extends GroupTarget {
  customerId: string
  slug: string
  accountId: string
  spareAccountId: string
  awsAccountId: string
  /** Puts the termination under the backlog guard's hold. */
  hold: () => Promise<unknown>
  draftId: string
  resourceId: string
  terminationId: string
  requestId: string
  exclusionId: string
  /** Puts the request and the exclusion into the states that an act begins from. */
  restate: (request: string, exclusion: string) => Promise<void>
  memberId: string
  otherMemberId: string
  invitationId: string
  tokenId: string
  reportId: string
}

interface Row {
  permission: Permission
  /** `inside`: a customer's people; `staff`: staff outside any customer; `system`: the portal's own jobs alone. */
  scope: 'inside' | 'staff' | 'system'
  /** Whether the input names a row, so that a foreign and an unknown one must answer alike. */
  names: boolean
  call: (ctx: Ctx, target: Target) => unknown
}

const region = 'us-east-1'
const seenAt = new Date().toISOString()
const person = () => ({ issuer: 'http://localhost:4400', subject: randomUUID(), name: 'New', email: null })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const newestRaci = async () =>
  (await listRaciVersions(systemContext('test', ['raci:publish'], null))).versions[0]?.version ?? 0
const fresh = () =>
  `new-${randomUUID()
    .slice(0, 8)
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? 'x')}`
const spared = { state: 'spared', finalStatus: null, outcome: 'test' } as const

const askFor = (accountId: string) => ({
  ...{ accountId, region, names: ['job'], reason: 'a test that asks', endsAt: inDays(7) },
  ...{ isAttested: true as const, attestationVersion: 1 as const },
})

/** Every verb. A file of lib/services that checks a permission and has no row here fails the first test. */
const matrix: Record<string, Row> = {
  'accounts/arm-due-accounts': {
    permission: 'account:arm',
    scope: 'system',
    names: false,
    call: (ctx) => armDueAccounts(ctx),
  },
  'accounts/disconnect-account': {
    permission: 'account:connect',
    scope: 'inside',
    names: true,
    call: (ctx, { spareAccountId: id }) => disconnectAccount(ctx, { id, reason: 'a test' }),
  },
  'accounts/enqueue-due-proofs': {
    permission: 'account:connect',
    scope: 'system',
    names: false,
    call: (ctx) => enqueueDueProofs(ctx),
  },
  'accounts/draft-account': {
    permission: 'account:connect',
    scope: 'inside',
    names: false,
    call: (ctx) =>
      draftAccount(ctx, {
        awsAccountId: String(300_000_000_000 + Math.floor(Math.random() * 1e9)),
        name: 'x',
        regions: [region],
      }),
  },
  'accounts/edit-account': {
    permission: 'account:connect',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => editAccount(ctx, { id, name: 'renamed', regions: [region] }),
  },
  'accounts/list-account-history': {
    permission: 'account:read',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => listAccountHistory(ctx, { id }),
  },
  'accounts/remove-draft': {
    permission: 'account:connect',
    scope: 'inside',
    names: true,
    call: (ctx, { draftId: id }) => removeDraft(ctx, { id }),
  },
  'accounts/get-account': {
    permission: 'account:read',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => getAccount(ctx, { id }),
  },
  'accounts/get-account-template': {
    permission: 'account:read',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => getAccountTemplate(ctx, { id }),
  },
  'accounts/list-accounts': {
    permission: 'account:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listAccounts(ctx),
  },
  'accounts/prove-account': {
    permission: 'account:connect',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => proveAccount(ctx, { id }),
  },
  'accounts/set-account-mode': {
    permission: 'account:arm',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => setAccountMode(ctx, { id, mode: 'observing', reason: 'test' }),
  },
  'evidence/export-report': {
    permission: 'report:read',
    scope: 'inside',
    names: true,
    call: (ctx, { reportId: id }) => exportReport(ctx, { id, format: 'pdf' }),
  },
  'evidence/get-report': {
    permission: 'report:read',
    scope: 'inside',
    names: true,
    call: (ctx, { reportId: id }) => getReport(ctx, { id }),
  },
  'evidence/list-controls': {
    permission: 'resource:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listControls(ctx),
  },
  'evidence/list-reports': {
    permission: 'report:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listReports(ctx),
  },
  'evidence/make-report': {
    permission: 'report:make',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId }) =>
      makeReport(ctx, { from: '2026-01-01', to: '2026-12-31', accounts: [accountId] }),
  },
  'audit/export-portal-trail': {
    permission: 'audit:read_all',
    scope: 'staff',
    names: false,
    call: (ctx) => exportPortalTrail(ctx),
  },
  'audit/export-trail': {
    permission: 'audit:export',
    scope: 'inside',
    names: false,
    call: (ctx) => exportTrail(ctx),
  },
  'audit/get-audit-key': {
    permission: 'audit:read',
    scope: 'inside',
    names: false,
    call: (ctx) => getAuditKey(ctx),
  },
  'audit/list-due-seals': {
    permission: 'audit:seal',
    scope: 'system',
    names: false,
    call: (ctx) => listDueSeals(ctx, { intervalSeconds: 3600 }),
  },
  'audit/list-portal-trail': {
    permission: 'audit:read_all',
    scope: 'staff',
    names: false,
    call: (ctx) => listPortalTrail(ctx, {}),
  },
  'audit/list-staff-entries': {
    permission: 'audit:read_all',
    scope: 'staff',
    names: false,
    call: (ctx) => listStaffEntries(ctx),
  },
  'audit/list-trail': {
    permission: 'audit:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listTrail(ctx, {}),
  },
  'audit/seal-trail': {
    permission: 'audit:seal',
    scope: 'system',
    names: false,
    call: (ctx) => sealTrail(ctx),
  },
  'customers/create-customer': {
    permission: 'customer:create',
    scope: 'staff',
    names: false,
    call: (ctx) => createCustomer(ctx, { slug: fresh(), name: 'New' }),
  },
  'customers/enter-customer': {
    permission: 'customer:enter',
    scope: 'staff',
    names: false,
    call: (ctx, { slug }) => enterCustomer(ctx, { slug, reason: 'a test' }),
  },
  'customers/leave-customer': {
    permission: 'customer:enter',
    scope: 'staff',
    names: false,
    call: (ctx, { slug }) => leaveCustomer(ctx, { slug }),
  },
  'customers/export-customer': {
    permission: 'customer:export',
    scope: 'inside',
    names: false,
    call: (ctx) => exportCustomer(ctx),
  },
  'customers/list-entries': {
    permission: 'member:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listEntries(ctx),
  },
  'customers/set-customer-state': {
    permission: 'customer:close',
    scope: 'staff',
    names: false,
    call: (ctx, { slug }) =>
      setCustomerState(ctx, { slug, isClosed: false, legalHold: false, reason: 'a test' }),
  },
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
  'events/create-event-key': {
    permission: 'account:connect',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => createEventKey(ctx, { id }),
  },
  'events/handle-event': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx, { accountId }) => handleEvent(ctx, { accountId, eventId: 'none' }),
  },
  'events/receive-event': {
    permission: 'event:receive',
    scope: 'system',
    names: true,
    call: (ctx, { accountId, awsAccountId }) =>
      receiveEvent(ctx, {
        accountId,
        event: {
          ...{ eventId: randomUUID(), kind: 'state_change', awsAccountId, region, jobName: 'job' },
          ...{ at: new Date(), creatorArn: null },
        },
      }),
  },
  'members/change-member-role': {
    permission: 'member:manage',
    scope: 'inside',
    names: true,
    call: (ctx, { memberId: personId }) => changeMemberRole(ctx, { personId, role: 'viewer' }),
  },
  'members/invite-first-admin': {
    permission: 'member:add',
    scope: 'staff',
    names: false,
    call: (ctx, { slug }) => inviteFirstAdmin(ctx, { slug, email: 'first@customer.example' }),
  },
  'members/invite-member': {
    permission: 'member:manage',
    scope: 'inside',
    names: false,
    call: (ctx) => inviteMember(ctx, { email: `${fresh()}@customer.example`, role: 'viewer' }),
  },
  'members/list-members': {
    permission: 'member:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listMembers(ctx),
  },
  'members/remove-member': {
    permission: 'member:manage',
    scope: 'inside',
    names: true,
    call: (ctx, { otherMemberId: personId }) => removeMember(ctx, { personId }),
  },
  'members/review-member': {
    permission: 'member:manage',
    scope: 'inside',
    names: true,
    call: (ctx, { memberId: personId }) => reviewMember(ctx, { personId }),
  },
  'members/withdraw-invitation': {
    permission: 'member:manage',
    scope: 'inside',
    names: true,
    call: (ctx, { invitationId: id }) => withdrawInvitation(ctx, { id }),
  },
  'people/list-staff': {
    permission: 'staff:read',
    scope: 'staff',
    names: false,
    call: (ctx) => listStaff(ctx),
  },
  'people/review-staff': {
    permission: 'staff:review',
    scope: 'staff',
    names: false,
    call: async (ctx) => {
      const { personId } = await addStaff(setupContext(null), person())
      return reviewStaff(ctx, { personId, answer: 'remove' })
    },
  },
  'tokens/create-token': {
    permission: 'token:manage',
    scope: 'inside',
    names: false,
    call: (ctx) => createToken(ctx, { name: 'x', scopes: ['read'], days: 1 }),
  },
  'tokens/list-tokens': {
    permission: 'member:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listTokens(ctx),
  },
  'tokens/revoke-token': {
    permission: 'token:manage',
    scope: 'inside',
    names: true,
    call: (ctx, { tokenId: id }) => revokeToken(ctx, { id }),
  },
  'customers/get-customer-home': {
    permission: 'customer:read',
    scope: 'inside',
    names: false,
    call: (ctx) => getCustomerHome(ctx),
  },
  'customers/list-customers': {
    permission: 'customer:list',
    scope: 'staff',
    names: false,
    call: (ctx) => listCustomers(ctx),
  },
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
  'people/add-member': {
    permission: 'member:add',
    scope: 'staff',
    names: false,
    call: (ctx, { slug }) => addMember(ctx, { ...person(), customerSlug: slug, role: 'viewer' }),
  },
  'people/add-staff': {
    permission: 'staff:add',
    scope: 'system',
    names: false,
    call: (ctx) => addStaff(ctx, person()),
  },
  'raci/acknowledge-raci-version': {
    permission: 'raci:acknowledge',
    scope: 'inside',
    names: false,
    call: async (ctx) => acknowledgeRaciVersion(ctx, { version: await newestRaci(), name: 'A Test Person' }),
  },
  'raci/export-raci-version': {
    permission: 'raci:read',
    scope: 'inside',
    names: false,
    call: (ctx) => exportRaciVersion(ctx, { version: 1, format: 'csv' }),
  },
  'raci/get-raci-evidence': {
    permission: 'raci:read',
    scope: 'inside',
    names: false,
    call: (ctx) => getRaciEvidence(ctx, { source: 'attestations' }),
  },
  'raci/get-responsibilities': {
    permission: 'raci:read',
    scope: 'inside',
    names: false,
    call: (ctx) => getResponsibilities(ctx),
  },
  'raci/list-raci-versions': {
    permission: 'raci:publish',
    scope: 'staff',
    names: false,
    call: (ctx) => listRaciVersions(ctx),
  },
  'raci/publish-raci-version': {
    permission: 'raci:publish',
    scope: 'staff',
    names: false,
    call: async (ctx) =>
      publishRaciVersion(ctx, {
        basedOn: await newestRaci(),
        note: 'a test of the matrix',
        rows: raciVersion1.map((row) => ({ ...row, item: `${row.item} ${randomUUID()}` })),
      }),
  },
  'resources/get-resource': {
    permission: 'resource:read',
    scope: 'inside',
    names: true,
    call: (ctx, { resourceId: id }) => getResource(ctx, { id }),
  },
  'resources/list-resources': {
    permission: 'resource:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listResources(ctx, {}),
  },
  'scans/enqueue-due-sweeps': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => enqueueDueSweeps(ctx, { intervalSeconds: 60 }),
  },
  'scans/list-due-sweeps': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => listDueSweeps(ctx, { intervalSeconds: 60 }),
  },
  'scans/sweep-region': {
    permission: 'scan:run',
    scope: 'system',
    names: true,
    call: (ctx, { accountId }) => sweepRegion(ctx, { accountId, region }),
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
  ...groupMatrix,
}

async function answerOf(call: () => unknown): Promise<string> {
  try {
    await call()
    return 'allowed'
  } catch (error) {
    if (error instanceof ServiceError) return error.code
    throw error
  }
}

describe('every verb × role × customer', () => {
  let world: TestWorld
  let own: Target
  let foreign: Target

  async function makeTarget(): Promise<Target> {
    const { id: customerId, slug } = await makeCustomer()
    const { id: accountId, awsAccountId } = await connectAccount(world, customerId, { isArmed: true })
    const request = tuningJobRequest(awsAccountId, 'b', { name: 'job', instances: 2, isEncrypted: false })
    await world.sandbox.sagemaker(awsAccountId, region, 'CreateHyperParameterTuningJob', request)
    await sweepRegion(setupContext(customerId), { accountId, region })
    const id = async (table: string) =>
      (
        await world.owner.query<{ id: string }>(`select id from ${table} where customer_id = $1`, [
          customerId,
        ])
      ).rows[0]?.id ?? ''
    const member = async () =>
      (await addMember(setupContext(null), { ...person(), customerSlug: slug, role: 'viewer' })).personId
    const { rows: tokens } = await world.owner.query<{ id: string }>(
      `insert into api_token (customer_id, name, hint, token_hash, scopes, created_by, expires_at)
       values ($1, 'x', 'x', $2, '{read}', $1, now() + interval '1 day') returning id`,
      [customerId, randomUUID()],
    )
    const { id: spareAccountId } = await connectAccount(world, customerId)
    const { id: draftId } = await draftAccount(setupContext(customerId), {
      awsAccountId: nextAwsAccountId(),
      name: 'draft',
      regions: [region],
    })
    const target: Target = {
      ...{ requestId: '', exclusionId: '' },
      ...(await makeGroupTarget(world, customerId, { id: accountId, awsAccountId })),
      memberId: await member(),
      otherMemberId: await member(),
      invitationId: (
        await inviteMember(setupContext(customerId), { email: 'someone@customer.example', role: 'viewer' })
      ).id,
      tokenId: tokens[0]?.id ?? '',
      reportId: (await makeReport(setupContext(customerId), { from: '2026-01-01', to: '2026-12-31' })).id,
      spareAccountId,
      awsAccountId,
      hold: () =>
        world.owner.query(`update termination set state = 'held' where customer_id = $1`, [customerId]),
      draftId,
      customerId,
      slug,
      accountId,
      resourceId: await id('resource'),
      terminationId: await id('termination'),
      restate: (request, exclusion) => restate(target, request, exclusion),
    }
    const asked = await askForExclusion(await personIn(target, 'viewer'), askFor(accountId))
    await approveExclusion(await personIn(target, 'support'), { id: asked.id, reason: 'a test approves' })
    target.exclusionId = await id('exclusion')
    target.requestId = (await askForExclusion(await personIn(target, 'viewer'), askFor(accountId))).id
    return target
  }
  async function restate({ requestId, exclusionId }: Target, request: string, exclusion: string) {
    await world.owner.query(
      `update exclusion_request set state = $2::exclusion_request_state, decided_by = null, decider_name = null,
         lapses_at = now() + interval '1 day' where id = $1`,
      [requestId, request],
    )
    await world.owner.query('update exclusion set state = $2::exclusion_state where id = $1', [
      exclusionId,
      exclusion,
    ])
  }
  async function personIn(target: Target, role: CustomerRole): Promise<Ctx> {
    const { customerId, slug } = target
    const customer = { customerId, slug, name: slug }
    const actor = await makePerson(
      world.owner,
      role === 'support'
        ? {
            isStaff: true,
            entries: [{ ...customer, reason: 'test', endsAt: new Date(Date.now() + 3_600_000) }],
          }
        : { memberships: [{ ...customer, role }] },
    )
    return { actor, customerId, requestId: 'test' }
  }

  beforeAll(async () => {
    world = await openTestWorld()
    await world.sandbox.control('settings', { stoppingMs: 50 })
    own = await makeTarget()
    foreign = await makeTarget()
  })
  afterAll(() => world.close())

  it('has a row for each verb', () => {
    const root = path.join(process.cwd(), 'lib/services')
    const verbs = fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && file.includes(path.sep))
      .filter((file) =>
        /\brequire(Staff)?Permission\(ctx/.test(fs.readFileSync(path.join(root, file), 'utf8')),
      )
      .map((file) => file.replace(/\.ts$/, '').replaceAll(path.sep, '/'))
    expect(Object.keys(matrix).sort()).toEqual(verbs.sort())
  })

  for (const [name, row] of Object.entries(matrix)) {
    const { permission, scope, names, call } = row
    it(`${name}: signed out is told so`, async () => {
      const ctx = { actor: null, customerId: own.customerId, requestId: 'test' }
      expect(await answerOf(() => call(ctx, own))).toBe('unauthenticated')
    })
    it(`${name}: each role in its own customer`, async () => {
      for (const role of customerRoles) {
        const ctx = await personIn(own, role)
        const isStaffAllowed =
          scope === 'staff' && role === 'support' && permissionsOfStaff.includes(permission)
        const isAllowed = scope === 'inside' ? canInCustomer(role, permission) : isStaffAllowed
        expect(await answerOf(() => call(ctx, own)), role).toBe(isAllowed ? 'allowed' : 'forbidden')
      }
    })
    const source = fs.readFileSync(path.join(process.cwd(), 'lib/services', `${name}.ts`), 'utf8')
    if (source.includes('requireRecentSignIn('))
      it(`${name}: asks for a fresh sign-in`, async () => {
        const allowed = customerRoles.filter((role) =>
          scope === 'inside' ? canInCustomer(role, permission) : role === 'support',
        )
        expect(allowed).not.toEqual([])
        for (const role of allowed) {
          const { actor, ...ctx } = await personIn(own, role)
          const stale = { ...(actor as PersonActor), authenticatedAt: new Date(Date.now() - 16 * 60_000) }
          expect(await answerOf(() => call({ ...ctx, actor: stale }, own)), role).toBe('step_up_required')
        }
      })
    it(`${name}: a job with every grant but this one is refused`, async () => {
      const others = permissions.filter((granted) => granted !== permission)
      const ctx = systemContext('test', others, own.customerId)
      expect(await answerOf(() => call(ctx, own))).toBe('forbidden')
    })
    it(`${name}: nobody in a customer that is not theirs, known or not`, async () => {
      if (scope !== 'inside') return expect(scope).not.toBe('inside')
      for (const role of customerRoles)
        for (const customerId of [foreign.customerId, randomUUID()]) {
          const ctx = { ...(await personIn(own, role)), customerId }
          expect(await answerOf(() => call(ctx, foreign)), role).toBe('not_found')
        }
    })
    it(`${name}: a foreign and an unknown id answer alike`, async () => {
      const unknown = {
        ...(Object.fromEntries(Object.keys(own).map((key) => [key, randomUUID()])) as unknown as Target),
        hold: () => Promise.resolve(),
        restate: own.restate,
      }
      const ctx = setupContext(own.customerId)
      const foreignAnswer = await answerOf(() => call(ctx, { ...foreign, slug: own.slug }))
      expect(foreignAnswer).toBe(await answerOf(() => call(ctx, { ...unknown, slug: own.slug })))
      if (names) expect(foreignAnswer).toBe('not_found')
    })
  }
})
