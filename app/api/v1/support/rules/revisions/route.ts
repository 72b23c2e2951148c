import { route } from '#lib/http/route.ts'
import { proposeRevision, revisionProposal } from '#lib/services/rules/propose-revision.ts'

export const POST = route({ body: revisionProposal, run: (ctx, input) => proposeRevision(ctx, input) })
