import * as fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Every route and method, the one verb it calls, and how it is guarded; `alias`: another route's handlers at a
 * shorter address. The verbs' own matrix proves who may
 * do what; this one proves that no route exists beside it. A route or a page without a row fails.
 */
const routes: Record<string, Record<string, string>> = {
  'api/auth/[...nextauth]': { GET: 'next-auth', POST: 'next-auth' },
  'api/auth/leave': { GET: 'public' },
  'api/events/aws/[id]': { POST: 'public' },
  'api/v1/customers/[customer]/accounts/[id]/event-key': { POST: 'createEventKey' },
  'api/v1/customers/[customer]/accounts/[id]/coverage': { GET: 'listCoverage' },
  'api/v1/customers/[customer]/accounts/[id]/would-stop': { GET: 'listWouldStop' },
  'api/v1/customers/[customer]/accounts/[id]/delay-arming': { POST: 'delayArming' },
  'api/v1/customers/[customer]/accounts/[id]/pause': { POST: 'pauseAccount' },
  'api/v1/customers/[customer]/terminations/[id]/[format]': { GET: 'exportTermination' },
  'api/v1/customers/[customer]/terminations/[id]/settle': { POST: 'settleHeldStop' },
  'api/v1/customers/[customer]/terminations/[id]/dispute': { POST: 'disputeTermination' },
  'api/v1/support/rules': { GET: 'listRules' },
  'api/v1/support/rules/shadow': { GET: 'compareRevision' },
  'api/v1/support/rules/shadow/jobs': { GET: 'listShadowJobs' },
  'api/v1/support/rules/revisions': { POST: 'proposeRevision' },
  'api/v1/support/rules/revisions/[id]/confirm': { POST: 'confirmRevision' },
  'api/v1/support/rules/revisions/[id]/withdraw': { POST: 'withdrawRevision' },
  'api/v1/support/terminations': { GET: 'listFleetTerminations' },
  'api/v1/support/terminations/settle': { POST: 'settleHeldStops' },
  'api/v1/support/terminations/[id]': { GET: 'getTerminationBrief' },
  'api/v1/support/terminations/[id]/answer': { POST: 'answerDispute' },
  'api/v1/support/fleet': { GET: 'listFleet' },
  'api/v1/support/fleet/switch': { GET: 'getFleetSwitch', POST: 'proposeFleetSwitch' },
  'api/v1/support/fleet/switch/[id]/confirm': { POST: 'confirmFleetSwitch' },
  'api/v1/support/fleet/switch/[id]/withdraw': { POST: 'withdrawFleetProposal' },
  'api/health': { GET: 'public' },
  'api/v1/me': { GET: 'getMe' },
  'api/v1/check': { POST: 'checkRequest' },
  'api/v1/openapi.json': { GET: 'public' },
  'api/v1/session/activity': { POST: 'nothing' },
  'api/v1/customers/[customer]/home': { GET: 'getCustomerHome' },
  'api/v1/customers/[customer]/resources': { GET: 'listResources' },
  'api/v1/customers/[customer]/resources/[id]': { GET: 'getResource' },
  'api/v1/customers/[customer]/terminations': { GET: 'listTerminations' },
  'api/v1/customers/[customer]/terminations/[id]': { GET: 'getTermination' },
  'api/v1/customers/[customer]/accounts': { GET: 'listAccounts', POST: 'draftAccount' },
  'api/v1/customers/[customer]/accounts/[id]': {
    GET: 'getAccount',
    PATCH: 'editAccount',
    DELETE: 'removeDraft',
  },
  'api/v1/customers/[customer]/accounts/[id]/history': { GET: 'listAccountHistory' },
  'api/v1/customers/[customer]/accounts/[id]/template': { GET: 'getAccountTemplate' },
  'api/v1/customers/[customer]/accounts/[id]/prove': { POST: 'proveAccount' },
  'api/v1/customers/[customer]/accounts/[id]/mode': { POST: 'setAccountMode' },
  'api/v1/customers/[customer]/responsibilities': { GET: 'getResponsibilities' },
  'api/v1/customers/[customer]/responsibilities/acknowledge': { POST: 'acknowledgeRaciVersion' },
  'api/v1/customers/[customer]/responsibilities/evidence/[source]': { GET: 'getRaciEvidence' },
  'api/v1/customers/[customer]/responsibilities/versions/[version]/[format]': { GET: 'exportRaciVersion' },
  'api/v1/customers/[customer]/controls': { GET: 'listControls' },
  'api/v1/customers/[customer]/reports': { GET: 'listReports', POST: 'makeReport' },
  'api/v1/customers/[customer]/reports/schedule': { GET: 'getReportSchedule', POST: 'setReportSchedule' },
  'api/v1/customers/[customer]/reports/[id]': { GET: 'getReport' },
  'api/v1/customers/[customer]/reports/[id]/[format]': { GET: 'exportReport' },
  'api/v1/customers/[customer]/audit': { GET: 'listTrail' },
  'api/v1/customers/[customer]/audit/export': { POST: 'exportTrail' },
  'api/v1/customers/[customer]/audit/public-key': { GET: 'getAuditKey' },
  'api/v1/support/audit': { GET: 'listPortalTrail' },
  'api/v1/support/audit/export': { POST: 'exportPortalTrail' },
  'api/v1/support/audit/public-key': { GET: 'getPortalAuditKey' },
  'api/v1/support/audit/entries': { GET: 'listStaffEntries' },
  'api/v1/support/responsibilities': { GET: 'listRaciVersions', POST: 'publishRaciVersion' },
  'api/v1/customers/[customer]/accounts/[id]/disconnect': { POST: 'disconnectAccount' },
  'api/v1/customers/[customer]/entries': { GET: 'listEntries' },
  'api/v1/customers/[customer]/export': { POST: 'exportCustomer' },
  'api/v1/customers/[customer]/invitations': { POST: 'inviteMember' },
  'api/v1/customers/[customer]/invitations/[id]': { DELETE: 'withdrawInvitation' },
  'api/v1/customers/[customer]/members': { GET: 'listMembers' },
  'api/v1/customers/[customer]/members/[personId]': { PATCH: 'changeMemberRole', DELETE: 'removeMember' },
  'api/v1/customers/[customer]/members/[personId]/review': { POST: 'reviewMember' },
  'api/v1/customers/[customer]/sign-in': { GET: 'getSignIn', POST: 'saveProvider' },
  'api/v1/customers/[customer]/sign-in/trial': { POST: 'startTrial' },
  'api/v1/customers/[customer]/sign-in/enable': { POST: 'enableProvider' },
  'api/v1/customers/[customer]/sign-in/required': { POST: 'requireProvider' },
  'api/v1/customers/[customer]/sign-in/lift': { POST: 'liftRequirement' },
  'api/v1/customers/[customer]/sign-in/end': { POST: 'endProvider' },
  'api/v1/customers/[customer]/tokens': { GET: 'listTokens', POST: 'createToken' },
  'api/v1/customers/[customer]/tokens/[id]': { DELETE: 'revokeToken' },
  'api/v1/invitations/accept': { POST: 'acceptInvitation' },
  'api/v1/sessions': { GET: 'listSessions' },
  'api/v1/sessions/[id]': { DELETE: 'revokeSession' },
  'api/v1/support/customers/[slug]/first-admin': { POST: 'inviteFirstAdmin' },
  'api/v1/support/customers/[slug]/state': { POST: 'setCustomerState' },
  'api/v1/support/staff': { GET: 'listStaff' },
  'api/v1/support/staff/[personId]/review': { POST: 'reviewStaff' },
  'api/v1/customers/[customer]/exclusions': { GET: 'listExclusions', POST: 'askForExclusion' },
  'api/v1/customers/[customer]/exclusions/preview': { POST: 'previewExclusion' },
  'api/v1/customers/[customer]/exclusions/drafts': { POST: 'draftExclusion' },
  'api/v1/customers/[customer]/exclusions/policy': {
    GET: 'getExclusionPolicy',
    POST: 'setExclusionPolicy',
  },
  'api/v1/customers/[customer]/exclusions/[id]': { GET: 'getExclusion' },
  'api/v1/customers/[customer]/exclusions/[id]/answer': { POST: 'answerQuestion' },
  'api/v1/customers/[customer]/exclusions/[id]/withdraw': { POST: 'withdrawRequest' },
  'api/v1/customers/[customer]/exclusions/[id]/revoke': { POST: 'revokeExclusion' },
  'api/v1/customers/[customer]/exclusions/[id]/attest': { POST: 'attestAgain' },
  'api/v1/customers/[customer]/exclusions/[id]/pdf': { GET: 'exportExclusion' },
  'api/v1/exclusions': { GET: 'alias', POST: 'alias' },
  'api/v1/exclusions/preview': { POST: 'alias' },
  'api/v1/exclusions/drafts': { POST: 'alias' },
  'api/v1/exclusions/policy': { GET: 'alias', POST: 'alias' },
  'api/v1/exclusions/[id]': { GET: 'alias' },
  'api/v1/exclusions/[id]/answer': { POST: 'alias' },
  'api/v1/exclusions/[id]/withdraw': { POST: 'alias' },
  'api/v1/exclusions/[id]/revoke': { POST: 'alias' },
  'api/v1/exclusions/[id]/attest': { POST: 'alias' },
  'api/v1/exclusions/[id]/pdf': { GET: 'alias' },
  'api/v1/support/exclusions': { GET: 'listQueue' },
  'api/v1/support/exclusions/decide': { POST: 'decideExclusions' },
  'api/v1/support/exclusions/[id]': { GET: 'getBrief' },
  'api/v1/support/exclusions/[id]/approve': { POST: 'approveExclusion' },
  'api/v1/support/exclusions/[id]/decline': { POST: 'declineExclusion' },
  'api/v1/support/exclusions/[id]/ask': { POST: 'askInformation' },
  'api/v1/customers/[customer]/accounts/[id]/group': { GET: 'getGroup' },
  'api/v1/customers/[customer]/accounts/[id]/group/users': { GET: 'listOtherUsers' },
  'api/v1/customers/[customer]/accounts/[id]/group/refresh': { POST: 'refreshGroup' },
  'api/v1/customers/[customer]/accounts/[id]/group/preview': { POST: 'previewGroupChange' },
  'api/v1/customers/[customer]/accounts/[id]/group/changes': { POST: 'changeGroup' },
  'api/v1/customers/[customer]/accounts/[id]/group/changes/[setId]/decide': { POST: 'decideGroupChange' },
  'api/v1/customers/[customer]/accounts/[id]/group/requests': { POST: 'requestAccess' },
  'api/v1/customers/[customer]/accounts/[id]/group/requests/[requestId]/decide': {
    POST: 'decideAccessRequest',
  },
  'api/v1/customers/[customer]/accounts/[id]/group/drift': { POST: 'resolveDrift' },
  'api/v1/customers/[customer]/accounts/[id]/group/rules': { POST: 'setGroupRules' },
  'api/v1/customers/[customer]/accounts/[id]/group/prevention': { GET: 'getPrevention' },
  'api/v1/customers/[customer]/accounts/[id]/group/reviews': { POST: 'startAccessReview' },
  'api/v1/customers/[customer]/accounts/[id]/group/reviews/[reviewId]': { GET: 'getAccessReview' },
  'api/v1/customers/[customer]/accounts/[id]/group/reviews/[reviewId]/items': { POST: 'recordReviewItem' },
  'api/v1/customers/[customer]/accounts/[id]/group/reviews/[reviewId]/finish': { POST: 'finishAccessReview' },
  'api/v1/customers/[customer]/accounts/[id]/group/reviews/[reviewId]/export': { GET: 'exportAccessReview' },
  'api/v1/customers/[customer]/notices': { GET: 'listNotices' },
  'api/v1/customers/[customer]/notices/summary': { GET: 'getNoticeSummary' },
  'api/v1/customers/[customer]/notices/read': { POST: 'markNoticesRead' },
  'api/v1/customers/[customer]/notices/preferences': {
    GET: 'getNoticePreferences',
    POST: 'setNoticePreferences',
  },
  'api/v1/customers/[customer]/webhooks': { GET: 'listWebhooks', POST: 'createWebhook' },
  'api/v1/customers/[customer]/webhooks/[id]': { PATCH: 'changeWebhook', DELETE: 'removeWebhook' },
  'api/v1/customers/[customer]/webhooks/[id]/rotate': { POST: 'rotateWebhookSecret' },
  'api/v1/customers/[customer]/webhooks/[id]/test': { POST: 'testWebhook' },
  'api/v1/support/notices': { GET: 'listSupportNotices' },
  'api/v1/support/notices/summary': { GET: 'getSupportSummary' },
  'api/v1/support/notices/read': { POST: 'markSupportNoticesRead' },
  'api/v1/support/customers': { GET: 'listCustomers', POST: 'createCustomer' },
  'api/v1/support/customers/[slug]/enter': { POST: 'enterCustomer' },
  'api/v1/support/customers/[slug]/leave': { POST: 'leaveCustomer' },
}

const app = path.join(process.cwd(), 'app')

function filesNamed(name: string): string[] {
  return fs
    .readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === name)
    .map((file) => path.dirname(file).replaceAll(path.sep, '/'))
    .sort()
}

describe('every route', () => {
  it('has a row, with exactly its methods', () => {
    const found = Object.fromEntries(
      filesNamed('route.ts').map((folder) => {
        const text = fs.readFileSync(path.join(app, folder, 'route.ts'), 'utf8')
        const methods = [...text.matchAll(/\b(GET|POST|PUT|PATCH|DELETE)\b(?= =|\(|,| \})/g)].map(
          ([, method]) => method ?? '',
        )
        return [folder, [...new Set(methods)].sort()]
      }),
    )
    const expected = Object.entries(routes).map(([folder, methods]) => [folder, Object.keys(methods).sort()])
    expect(found).toEqual(Object.fromEntries(expected))
  })

  it('goes through route() and calls the verb of its row', () => {
    for (const [folder, methods] of Object.entries(routes)) {
      const text = fs.readFileSync(path.join(app, folder, 'route.ts'), 'utf8')
      for (const [method, verb] of Object.entries(methods)) {
        if (verb === 'public' || verb === 'next-auth') continue
        if (verb === 'alias') {
          const of = folder.replace('api/v1/', 'api/v1/customers/[customer]/')
          expect(text).toMatch(/^export \{ [A-Z, ]+ \} from '[^']+'\n$/)
          expect(text).toContain(`'#app/${of}/route.ts'`)
          continue
        }
        const definition = text.split(/^export /m).find((part) => part.startsWith(`const ${method} = route(`))
        expect(definition, `${folder} ${method}`).toBeDefined()
        if (verb === 'nothing') continue
        expect(definition).toContain(`${verb}(ctx`)
        expect(definition, 'is called by its verb in the document of the API').toContain(`id: '${verb}'`)
      }
    }
  })

  it('lets no page of a customer’s or staff’s stand without a context', () => {
    for (const folder of filesNamed('page.tsx').filter((name) => /^\((portal|support)\)/.test(name))) {
      const text = fs.readFileSync(path.join(app, folder, 'page.tsx'), 'utf8')
      expect(/pageContext\(|staffPageContext\(|redirect\(|return null/.test(text), folder).toBe(true)
    }
  })
})
