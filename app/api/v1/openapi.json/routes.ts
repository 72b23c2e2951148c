import type { RouteFile } from '#lib/http/openapi/document.ts'
import * as checkRoutes from '#app/api/v1/check/route.ts'
import * as customersCustomerAccountsRoutes from '#app/api/v1/customers/[customer]/accounts/route.ts'
import * as customersCustomerAccountsIdRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/route.ts'
import * as customersCustomerAccountsIdCoverageRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/coverage/route.ts'
import * as customersCustomerAccountsIdDelayArmingRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/delay-arming/route.ts'
import * as customersCustomerAccountsIdDisconnectRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/disconnect/route.ts'
import * as customersCustomerAccountsIdEventKeyRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/event-key/route.ts'
import * as customersCustomerAccountsIdGroupRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/route.ts'
import * as customersCustomerAccountsIdGroupChangesRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/changes/route.ts'
import * as customersCustomerAccountsIdGroupChangesSetIdDecideRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/changes/[setId]/decide/route.ts'
import * as customersCustomerAccountsIdGroupDriftRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/drift/route.ts'
import * as customersCustomerAccountsIdGroupPreventionRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/prevention/route.ts'
import * as customersCustomerAccountsIdGroupPreviewRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/preview/route.ts'
import * as customersCustomerAccountsIdGroupRefreshRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/refresh/route.ts'
import * as customersCustomerAccountsIdGroupRequestsRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/requests/route.ts'
import * as customersCustomerAccountsIdGroupRequestsRequestIdDecideRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/requests/[requestId]/decide/route.ts'
import * as customersCustomerAccountsIdGroupReviewsRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/reviews/route.ts'
import * as customersCustomerAccountsIdGroupReviewsReviewIdRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/reviews/[reviewId]/route.ts'
import * as customersCustomerAccountsIdGroupReviewsReviewIdExportRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/reviews/[reviewId]/export/route.ts'
import * as customersCustomerAccountsIdGroupReviewsReviewIdFinishRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/reviews/[reviewId]/finish/route.ts'
import * as customersCustomerAccountsIdGroupReviewsReviewIdItemsRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/reviews/[reviewId]/items/route.ts'
import * as customersCustomerAccountsIdGroupRulesRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/rules/route.ts'
import * as customersCustomerAccountsIdGroupUsersRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/group/users/route.ts'
import * as customersCustomerAccountsIdHistoryRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/history/route.ts'
import * as customersCustomerAccountsIdModeRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/mode/route.ts'
import * as customersCustomerAccountsIdPauseRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/pause/route.ts'
import * as customersCustomerAccountsIdProveRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/prove/route.ts'
import * as customersCustomerAccountsIdTemplateRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/template/route.ts'
import * as customersCustomerAccountsIdWouldStopRoutes from '#app/api/v1/customers/[customer]/accounts/[id]/would-stop/route.ts'
import * as customersCustomerAuditRoutes from '#app/api/v1/customers/[customer]/audit/route.ts'
import * as customersCustomerAuditExportRoutes from '#app/api/v1/customers/[customer]/audit/export/route.ts'
import * as customersCustomerAuditPublicKeyRoutes from '#app/api/v1/customers/[customer]/audit/public-key/route.ts'
import * as customersCustomerControlsRoutes from '#app/api/v1/customers/[customer]/controls/route.ts'
import * as customersCustomerEntriesRoutes from '#app/api/v1/customers/[customer]/entries/route.ts'
import * as customersCustomerExclusionsRoutes from '#app/api/v1/customers/[customer]/exclusions/route.ts'
import * as customersCustomerExclusionsIdRoutes from '#app/api/v1/customers/[customer]/exclusions/[id]/route.ts'
import * as customersCustomerExclusionsIdAnswerRoutes from '#app/api/v1/customers/[customer]/exclusions/[id]/answer/route.ts'
import * as customersCustomerExclusionsIdAttestRoutes from '#app/api/v1/customers/[customer]/exclusions/[id]/attest/route.ts'
import * as customersCustomerExclusionsIdPdfRoutes from '#app/api/v1/customers/[customer]/exclusions/[id]/pdf/route.ts'
import * as customersCustomerExclusionsIdRevokeRoutes from '#app/api/v1/customers/[customer]/exclusions/[id]/revoke/route.ts'
import * as customersCustomerExclusionsIdWithdrawRoutes from '#app/api/v1/customers/[customer]/exclusions/[id]/withdraw/route.ts'
import * as customersCustomerExclusionsDraftsRoutes from '#app/api/v1/customers/[customer]/exclusions/drafts/route.ts'
import * as customersCustomerExclusionsPolicyRoutes from '#app/api/v1/customers/[customer]/exclusions/policy/route.ts'
import * as customersCustomerExclusionsPreviewRoutes from '#app/api/v1/customers/[customer]/exclusions/preview/route.ts'
import * as customersCustomerExportRoutes from '#app/api/v1/customers/[customer]/export/route.ts'
import * as customersCustomerHomeRoutes from '#app/api/v1/customers/[customer]/home/route.ts'
import * as customersCustomerInvitationsRoutes from '#app/api/v1/customers/[customer]/invitations/route.ts'
import * as customersCustomerInvitationsIdRoutes from '#app/api/v1/customers/[customer]/invitations/[id]/route.ts'
import * as customersCustomerMembersRoutes from '#app/api/v1/customers/[customer]/members/route.ts'
import * as customersCustomerMembersPersonIdRoutes from '#app/api/v1/customers/[customer]/members/[personId]/route.ts'
import * as customersCustomerMembersPersonIdReviewRoutes from '#app/api/v1/customers/[customer]/members/[personId]/review/route.ts'
import * as customersCustomerNoticesRoutes from '#app/api/v1/customers/[customer]/notices/route.ts'
import * as customersCustomerNoticesPreferencesRoutes from '#app/api/v1/customers/[customer]/notices/preferences/route.ts'
import * as customersCustomerNoticesReadRoutes from '#app/api/v1/customers/[customer]/notices/read/route.ts'
import * as customersCustomerNoticesSummaryRoutes from '#app/api/v1/customers/[customer]/notices/summary/route.ts'
import * as customersCustomerReportsRoutes from '#app/api/v1/customers/[customer]/reports/route.ts'
import * as customersCustomerReportsIdRoutes from '#app/api/v1/customers/[customer]/reports/[id]/route.ts'
import * as customersCustomerReportsIdFormatRoutes from '#app/api/v1/customers/[customer]/reports/[id]/[format]/route.ts'
import * as customersCustomerReportsScheduleRoutes from '#app/api/v1/customers/[customer]/reports/schedule/route.ts'
import * as customersCustomerResourcesRoutes from '#app/api/v1/customers/[customer]/resources/route.ts'
import * as customersCustomerResourcesIdRoutes from '#app/api/v1/customers/[customer]/resources/[id]/route.ts'
import * as customersCustomerResponsibilitiesRoutes from '#app/api/v1/customers/[customer]/responsibilities/route.ts'
import * as customersCustomerResponsibilitiesAcknowledgeRoutes from '#app/api/v1/customers/[customer]/responsibilities/acknowledge/route.ts'
import * as customersCustomerResponsibilitiesEvidenceSourceRoutes from '#app/api/v1/customers/[customer]/responsibilities/evidence/[source]/route.ts'
import * as customersCustomerResponsibilitiesVersionsVersionFormatRoutes from '#app/api/v1/customers/[customer]/responsibilities/versions/[version]/[format]/route.ts'
import * as customersCustomerSignInRoutes from '#app/api/v1/customers/[customer]/sign-in/route.ts'
import * as customersCustomerSignInEnableRoutes from '#app/api/v1/customers/[customer]/sign-in/enable/route.ts'
import * as customersCustomerSignInEndRoutes from '#app/api/v1/customers/[customer]/sign-in/end/route.ts'
import * as customersCustomerSignInLiftRoutes from '#app/api/v1/customers/[customer]/sign-in/lift/route.ts'
import * as customersCustomerSignInRequiredRoutes from '#app/api/v1/customers/[customer]/sign-in/required/route.ts'
import * as customersCustomerSignInTrialRoutes from '#app/api/v1/customers/[customer]/sign-in/trial/route.ts'
import * as customersCustomerTerminationsRoutes from '#app/api/v1/customers/[customer]/terminations/route.ts'
import * as customersCustomerTerminationsIdRoutes from '#app/api/v1/customers/[customer]/terminations/[id]/route.ts'
import * as customersCustomerTerminationsIdFormatRoutes from '#app/api/v1/customers/[customer]/terminations/[id]/[format]/route.ts'
import * as customersCustomerTerminationsIdDisputeRoutes from '#app/api/v1/customers/[customer]/terminations/[id]/dispute/route.ts'
import * as customersCustomerTerminationsIdSettleRoutes from '#app/api/v1/customers/[customer]/terminations/[id]/settle/route.ts'
import * as customersCustomerTokensRoutes from '#app/api/v1/customers/[customer]/tokens/route.ts'
import * as customersCustomerTokensIdRoutes from '#app/api/v1/customers/[customer]/tokens/[id]/route.ts'
import * as customersCustomerWebhooksRoutes from '#app/api/v1/customers/[customer]/webhooks/route.ts'
import * as customersCustomerWebhooksIdRoutes from '#app/api/v1/customers/[customer]/webhooks/[id]/route.ts'
import * as customersCustomerWebhooksIdRotateRoutes from '#app/api/v1/customers/[customer]/webhooks/[id]/rotate/route.ts'
import * as customersCustomerWebhooksIdTestRoutes from '#app/api/v1/customers/[customer]/webhooks/[id]/test/route.ts'
import * as exclusionsRoutes from '#app/api/v1/exclusions/route.ts'
import * as exclusionsIdRoutes from '#app/api/v1/exclusions/[id]/route.ts'
import * as exclusionsIdAnswerRoutes from '#app/api/v1/exclusions/[id]/answer/route.ts'
import * as exclusionsIdAttestRoutes from '#app/api/v1/exclusions/[id]/attest/route.ts'
import * as exclusionsIdPdfRoutes from '#app/api/v1/exclusions/[id]/pdf/route.ts'
import * as exclusionsIdRevokeRoutes from '#app/api/v1/exclusions/[id]/revoke/route.ts'
import * as exclusionsIdWithdrawRoutes from '#app/api/v1/exclusions/[id]/withdraw/route.ts'
import * as exclusionsDraftsRoutes from '#app/api/v1/exclusions/drafts/route.ts'
import * as exclusionsPolicyRoutes from '#app/api/v1/exclusions/policy/route.ts'
import * as exclusionsPreviewRoutes from '#app/api/v1/exclusions/preview/route.ts'
import * as invitationsAcceptRoutes from '#app/api/v1/invitations/accept/route.ts'
import * as meRoutes from '#app/api/v1/me/route.ts'
import * as sessionActivityRoutes from '#app/api/v1/session/activity/route.ts'
import * as sessionsRoutes from '#app/api/v1/sessions/route.ts'
import * as sessionsIdRoutes from '#app/api/v1/sessions/[id]/route.ts'
import * as supportAuditRoutes from '#app/api/v1/support/audit/route.ts'
import * as supportAuditEntriesRoutes from '#app/api/v1/support/audit/entries/route.ts'
import * as supportAuditExportRoutes from '#app/api/v1/support/audit/export/route.ts'
import * as supportAuditPublicKeyRoutes from '#app/api/v1/support/audit/public-key/route.ts'
import * as supportCustomersRoutes from '#app/api/v1/support/customers/route.ts'
import * as supportCustomersSlugEnterRoutes from '#app/api/v1/support/customers/[slug]/enter/route.ts'
import * as supportCustomersSlugFirstAdminRoutes from '#app/api/v1/support/customers/[slug]/first-admin/route.ts'
import * as supportCustomersSlugLeaveRoutes from '#app/api/v1/support/customers/[slug]/leave/route.ts'
import * as supportCustomersSlugStateRoutes from '#app/api/v1/support/customers/[slug]/state/route.ts'
import * as supportExclusionsRoutes from '#app/api/v1/support/exclusions/route.ts'
import * as supportExclusionsIdRoutes from '#app/api/v1/support/exclusions/[id]/route.ts'
import * as supportExclusionsIdApproveRoutes from '#app/api/v1/support/exclusions/[id]/approve/route.ts'
import * as supportExclusionsIdAskRoutes from '#app/api/v1/support/exclusions/[id]/ask/route.ts'
import * as supportExclusionsIdDeclineRoutes from '#app/api/v1/support/exclusions/[id]/decline/route.ts'
import * as supportExclusionsDecideRoutes from '#app/api/v1/support/exclusions/decide/route.ts'
import * as supportFleetRoutes from '#app/api/v1/support/fleet/route.ts'
import * as supportFleetSwitchRoutes from '#app/api/v1/support/fleet/switch/route.ts'
import * as supportFleetSwitchIdConfirmRoutes from '#app/api/v1/support/fleet/switch/[id]/confirm/route.ts'
import * as supportFleetSwitchIdWithdrawRoutes from '#app/api/v1/support/fleet/switch/[id]/withdraw/route.ts'
import * as supportNoticesRoutes from '#app/api/v1/support/notices/route.ts'
import * as supportNoticesReadRoutes from '#app/api/v1/support/notices/read/route.ts'
import * as supportNoticesSummaryRoutes from '#app/api/v1/support/notices/summary/route.ts'
import * as supportResponsibilitiesRoutes from '#app/api/v1/support/responsibilities/route.ts'
import * as supportRulesRoutes from '#app/api/v1/support/rules/route.ts'
import * as supportRulesRevisionsRoutes from '#app/api/v1/support/rules/revisions/route.ts'
import * as supportRulesRevisionsIdConfirmRoutes from '#app/api/v1/support/rules/revisions/[id]/confirm/route.ts'
import * as supportRulesRevisionsIdWithdrawRoutes from '#app/api/v1/support/rules/revisions/[id]/withdraw/route.ts'
import * as supportRulesShadowRoutes from '#app/api/v1/support/rules/shadow/route.ts'
import * as supportRulesShadowJobsRoutes from '#app/api/v1/support/rules/shadow/jobs/route.ts'
import * as supportStaffRoutes from '#app/api/v1/support/staff/route.ts'
import * as supportStaffPersonIdReviewRoutes from '#app/api/v1/support/staff/[personId]/review/route.ts'
import * as supportTerminationsRoutes from '#app/api/v1/support/terminations/route.ts'
import * as supportTerminationsIdRoutes from '#app/api/v1/support/terminations/[id]/route.ts'
import * as supportTerminationsIdAnswerRoutes from '#app/api/v1/support/terminations/[id]/answer/route.ts'
import * as supportTerminationsSettleRoutes from '#app/api/v1/support/terminations/settle/route.ts'

/** Every route of the API, by its address. `npm run format` writes this from the folders. */
export const routes: Record<string, RouteFile> = {
  '/api/v1/check': checkRoutes,
  '/api/v1/customers/{customer}/accounts': customersCustomerAccountsRoutes,
  '/api/v1/customers/{customer}/accounts/{id}': customersCustomerAccountsIdRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/coverage': customersCustomerAccountsIdCoverageRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/delay-arming': customersCustomerAccountsIdDelayArmingRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/disconnect': customersCustomerAccountsIdDisconnectRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/event-key': customersCustomerAccountsIdEventKeyRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group': customersCustomerAccountsIdGroupRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/changes': customersCustomerAccountsIdGroupChangesRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/changes/{setId}/decide':
    customersCustomerAccountsIdGroupChangesSetIdDecideRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/drift': customersCustomerAccountsIdGroupDriftRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/prevention':
    customersCustomerAccountsIdGroupPreventionRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/preview': customersCustomerAccountsIdGroupPreviewRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/refresh': customersCustomerAccountsIdGroupRefreshRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/requests': customersCustomerAccountsIdGroupRequestsRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/requests/{requestId}/decide':
    customersCustomerAccountsIdGroupRequestsRequestIdDecideRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/reviews': customersCustomerAccountsIdGroupReviewsRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/reviews/{reviewId}':
    customersCustomerAccountsIdGroupReviewsReviewIdRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/reviews/{reviewId}/export':
    customersCustomerAccountsIdGroupReviewsReviewIdExportRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/reviews/{reviewId}/finish':
    customersCustomerAccountsIdGroupReviewsReviewIdFinishRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/reviews/{reviewId}/items':
    customersCustomerAccountsIdGroupReviewsReviewIdItemsRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/rules': customersCustomerAccountsIdGroupRulesRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/group/users': customersCustomerAccountsIdGroupUsersRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/history': customersCustomerAccountsIdHistoryRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/mode': customersCustomerAccountsIdModeRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/pause': customersCustomerAccountsIdPauseRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/prove': customersCustomerAccountsIdProveRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/template': customersCustomerAccountsIdTemplateRoutes,
  '/api/v1/customers/{customer}/accounts/{id}/would-stop': customersCustomerAccountsIdWouldStopRoutes,
  '/api/v1/customers/{customer}/audit': customersCustomerAuditRoutes,
  '/api/v1/customers/{customer}/audit/export': customersCustomerAuditExportRoutes,
  '/api/v1/customers/{customer}/audit/public-key': customersCustomerAuditPublicKeyRoutes,
  '/api/v1/customers/{customer}/controls': customersCustomerControlsRoutes,
  '/api/v1/customers/{customer}/entries': customersCustomerEntriesRoutes,
  '/api/v1/customers/{customer}/exclusions': customersCustomerExclusionsRoutes,
  '/api/v1/customers/{customer}/exclusions/{id}': customersCustomerExclusionsIdRoutes,
  '/api/v1/customers/{customer}/exclusions/{id}/answer': customersCustomerExclusionsIdAnswerRoutes,
  '/api/v1/customers/{customer}/exclusions/{id}/attest': customersCustomerExclusionsIdAttestRoutes,
  '/api/v1/customers/{customer}/exclusions/{id}/pdf': customersCustomerExclusionsIdPdfRoutes,
  '/api/v1/customers/{customer}/exclusions/{id}/revoke': customersCustomerExclusionsIdRevokeRoutes,
  '/api/v1/customers/{customer}/exclusions/{id}/withdraw': customersCustomerExclusionsIdWithdrawRoutes,
  '/api/v1/customers/{customer}/exclusions/drafts': customersCustomerExclusionsDraftsRoutes,
  '/api/v1/customers/{customer}/exclusions/policy': customersCustomerExclusionsPolicyRoutes,
  '/api/v1/customers/{customer}/exclusions/preview': customersCustomerExclusionsPreviewRoutes,
  '/api/v1/customers/{customer}/export': customersCustomerExportRoutes,
  '/api/v1/customers/{customer}/home': customersCustomerHomeRoutes,
  '/api/v1/customers/{customer}/invitations': customersCustomerInvitationsRoutes,
  '/api/v1/customers/{customer}/invitations/{id}': customersCustomerInvitationsIdRoutes,
  '/api/v1/customers/{customer}/members': customersCustomerMembersRoutes,
  '/api/v1/customers/{customer}/members/{personId}': customersCustomerMembersPersonIdRoutes,
  '/api/v1/customers/{customer}/members/{personId}/review': customersCustomerMembersPersonIdReviewRoutes,
  '/api/v1/customers/{customer}/notices': customersCustomerNoticesRoutes,
  '/api/v1/customers/{customer}/notices/preferences': customersCustomerNoticesPreferencesRoutes,
  '/api/v1/customers/{customer}/notices/read': customersCustomerNoticesReadRoutes,
  '/api/v1/customers/{customer}/notices/summary': customersCustomerNoticesSummaryRoutes,
  '/api/v1/customers/{customer}/reports': customersCustomerReportsRoutes,
  '/api/v1/customers/{customer}/reports/{id}': customersCustomerReportsIdRoutes,
  '/api/v1/customers/{customer}/reports/{id}/{format}': customersCustomerReportsIdFormatRoutes,
  '/api/v1/customers/{customer}/reports/schedule': customersCustomerReportsScheduleRoutes,
  '/api/v1/customers/{customer}/resources': customersCustomerResourcesRoutes,
  '/api/v1/customers/{customer}/resources/{id}': customersCustomerResourcesIdRoutes,
  '/api/v1/customers/{customer}/responsibilities': customersCustomerResponsibilitiesRoutes,
  '/api/v1/customers/{customer}/responsibilities/acknowledge':
    customersCustomerResponsibilitiesAcknowledgeRoutes,
  '/api/v1/customers/{customer}/responsibilities/evidence/{source}':
    customersCustomerResponsibilitiesEvidenceSourceRoutes,
  '/api/v1/customers/{customer}/responsibilities/versions/{version}/{format}':
    customersCustomerResponsibilitiesVersionsVersionFormatRoutes,
  '/api/v1/customers/{customer}/sign-in': customersCustomerSignInRoutes,
  '/api/v1/customers/{customer}/sign-in/enable': customersCustomerSignInEnableRoutes,
  '/api/v1/customers/{customer}/sign-in/end': customersCustomerSignInEndRoutes,
  '/api/v1/customers/{customer}/sign-in/lift': customersCustomerSignInLiftRoutes,
  '/api/v1/customers/{customer}/sign-in/required': customersCustomerSignInRequiredRoutes,
  '/api/v1/customers/{customer}/sign-in/trial': customersCustomerSignInTrialRoutes,
  '/api/v1/customers/{customer}/terminations': customersCustomerTerminationsRoutes,
  '/api/v1/customers/{customer}/terminations/{id}': customersCustomerTerminationsIdRoutes,
  '/api/v1/customers/{customer}/terminations/{id}/{format}': customersCustomerTerminationsIdFormatRoutes,
  '/api/v1/customers/{customer}/terminations/{id}/dispute': customersCustomerTerminationsIdDisputeRoutes,
  '/api/v1/customers/{customer}/terminations/{id}/settle': customersCustomerTerminationsIdSettleRoutes,
  '/api/v1/customers/{customer}/tokens': customersCustomerTokensRoutes,
  '/api/v1/customers/{customer}/tokens/{id}': customersCustomerTokensIdRoutes,
  '/api/v1/customers/{customer}/webhooks': customersCustomerWebhooksRoutes,
  '/api/v1/customers/{customer}/webhooks/{id}': customersCustomerWebhooksIdRoutes,
  '/api/v1/customers/{customer}/webhooks/{id}/rotate': customersCustomerWebhooksIdRotateRoutes,
  '/api/v1/customers/{customer}/webhooks/{id}/test': customersCustomerWebhooksIdTestRoutes,
  '/api/v1/exclusions': exclusionsRoutes,
  '/api/v1/exclusions/{id}': exclusionsIdRoutes,
  '/api/v1/exclusions/{id}/answer': exclusionsIdAnswerRoutes,
  '/api/v1/exclusions/{id}/attest': exclusionsIdAttestRoutes,
  '/api/v1/exclusions/{id}/pdf': exclusionsIdPdfRoutes,
  '/api/v1/exclusions/{id}/revoke': exclusionsIdRevokeRoutes,
  '/api/v1/exclusions/{id}/withdraw': exclusionsIdWithdrawRoutes,
  '/api/v1/exclusions/drafts': exclusionsDraftsRoutes,
  '/api/v1/exclusions/policy': exclusionsPolicyRoutes,
  '/api/v1/exclusions/preview': exclusionsPreviewRoutes,
  '/api/v1/invitations/accept': invitationsAcceptRoutes,
  '/api/v1/me': meRoutes,
  '/api/v1/session/activity': sessionActivityRoutes,
  '/api/v1/sessions': sessionsRoutes,
  '/api/v1/sessions/{id}': sessionsIdRoutes,
  '/api/v1/support/audit': supportAuditRoutes,
  '/api/v1/support/audit/entries': supportAuditEntriesRoutes,
  '/api/v1/support/audit/export': supportAuditExportRoutes,
  '/api/v1/support/audit/public-key': supportAuditPublicKeyRoutes,
  '/api/v1/support/customers': supportCustomersRoutes,
  '/api/v1/support/customers/{slug}/enter': supportCustomersSlugEnterRoutes,
  '/api/v1/support/customers/{slug}/first-admin': supportCustomersSlugFirstAdminRoutes,
  '/api/v1/support/customers/{slug}/leave': supportCustomersSlugLeaveRoutes,
  '/api/v1/support/customers/{slug}/state': supportCustomersSlugStateRoutes,
  '/api/v1/support/exclusions': supportExclusionsRoutes,
  '/api/v1/support/exclusions/{id}': supportExclusionsIdRoutes,
  '/api/v1/support/exclusions/{id}/approve': supportExclusionsIdApproveRoutes,
  '/api/v1/support/exclusions/{id}/ask': supportExclusionsIdAskRoutes,
  '/api/v1/support/exclusions/{id}/decline': supportExclusionsIdDeclineRoutes,
  '/api/v1/support/exclusions/decide': supportExclusionsDecideRoutes,
  '/api/v1/support/fleet': supportFleetRoutes,
  '/api/v1/support/fleet/switch': supportFleetSwitchRoutes,
  '/api/v1/support/fleet/switch/{id}/confirm': supportFleetSwitchIdConfirmRoutes,
  '/api/v1/support/fleet/switch/{id}/withdraw': supportFleetSwitchIdWithdrawRoutes,
  '/api/v1/support/notices': supportNoticesRoutes,
  '/api/v1/support/notices/read': supportNoticesReadRoutes,
  '/api/v1/support/notices/summary': supportNoticesSummaryRoutes,
  '/api/v1/support/responsibilities': supportResponsibilitiesRoutes,
  '/api/v1/support/rules': supportRulesRoutes,
  '/api/v1/support/rules/revisions': supportRulesRevisionsRoutes,
  '/api/v1/support/rules/revisions/{id}/confirm': supportRulesRevisionsIdConfirmRoutes,
  '/api/v1/support/rules/revisions/{id}/withdraw': supportRulesRevisionsIdWithdrawRoutes,
  '/api/v1/support/rules/shadow': supportRulesShadowRoutes,
  '/api/v1/support/rules/shadow/jobs': supportRulesShadowJobsRoutes,
  '/api/v1/support/staff': supportStaffRoutes,
  '/api/v1/support/staff/{personId}/review': supportStaffPersonIdReviewRoutes,
  '/api/v1/support/terminations': supportTerminationsRoutes,
  '/api/v1/support/terminations/{id}': supportTerminationsIdRoutes,
  '/api/v1/support/terminations/{id}/answer': supportTerminationsIdAnswerRoutes,
  '/api/v1/support/terminations/settle': supportTerminationsSettleRoutes,
}
