import { route } from '#lib/http/route.ts'
import { listRaciVersions } from '#lib/services/raci/list-raci-versions.ts'
import { publishInput, publishRaciVersion } from '#lib/services/raci/publish-raci-version.ts'

export const GET = route({
  operation: {
    id: 'listRaciVersions',
    summary: 'All versions of the responsibilities, with who acknowledged them',
    answers: 'some JSON',
  },
  run: (ctx) => listRaciVersions(ctx),
})
export const POST = route({
  operation: {
    id: 'publishRaciVersion',
    summary: 'Publish a version of the responsibilities',
    answers: 'some JSON',
  },
  body: publishInput,
  run: (ctx, input) => publishRaciVersion(ctx, input),
})
