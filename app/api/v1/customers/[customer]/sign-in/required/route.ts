import { route } from '#lib/http/route.ts'
import { requireProvider, requireProviderInput } from '#lib/services/sign-in/require-provider.ts'

export const POST = route({
  operation: {
    id: 'requireProvider',
    summary: 'Require the customer’s own provider, or no longer',
    answers: 'nothing',
  },
  body: requireProviderInput,
  run: (ctx, input) => requireProvider(ctx, input),
})
