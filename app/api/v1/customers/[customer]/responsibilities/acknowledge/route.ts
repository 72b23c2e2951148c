import { route } from '#lib/http/route.ts'
import { acknowledgeInput, acknowledgeRaciVersion } from '#lib/services/raci/acknowledge-raci-version.ts'

export const POST = route({
  operation: {
    id: 'acknowledgeRaciVersion',
    summary: 'Acknowledge the responsibilities',
    answers: 'some JSON',
  },
  body: acknowledgeInput,
  run: (ctx, input) => acknowledgeRaciVersion(ctx, input),
})
