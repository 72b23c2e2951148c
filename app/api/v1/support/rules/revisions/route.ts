import { route } from '#lib/http/route.ts'
import { proposeRevision, revisionProposal } from '#lib/services/rules/propose-revision.ts'

export const POST = route({
  operation: { id: 'proposeRevision', summary: 'Propose to put a revision in force', answers: 'some JSON' },
  body: revisionProposal,
  run: (ctx, input) => proposeRevision(ctx, input),
})
