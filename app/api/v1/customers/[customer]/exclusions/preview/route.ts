import { route } from '#lib/http/route.ts'
import { askPreview } from '#lib/services/exclusions/views.ts'
import { subjectInput } from '#lib/services/exclusions/check-ask.ts'
import { previewExclusion } from '#lib/services/exclusions/preview-exclusion.ts'

/** A read that takes a body: planned requests are longer than an address may be. */
export const POST = route({
  operation: {
    id: 'previewExclusion',
    summary: 'What asking for an exclusion would mean, before anything is sent',
    answers: askPreview,
  },
  body: subjectInput,
  run: (ctx, input) => previewExclusion(ctx, input),
})
