import { route } from '#lib/http/route.ts'
import { exclusionPage, exclusionRef } from '#lib/services/exclusions/views.ts'
import { askForExclusion, askInput } from '#lib/services/exclusions/ask-for-exclusion.ts'
import { exclusionQuery, listExclusions } from '#lib/services/exclusions/list-exclusions.ts'

export const GET = route({
  operation: {
    id: 'listExclusions',
    summary: 'List exclusions and the requests for them',
    answers: exclusionPage,
  },
  query: exclusionQuery,
  run: (ctx, input) => listExclusions(ctx, input),
})
export const POST = route({
  operation: {
    id: 'askForExclusion',
    summary: 'Ask for an exclusion; a person signs the attestation',
    answers: exclusionRef,
  },
  body: askInput,
  run: (ctx, input) => askForExclusion(ctx, input),
})
