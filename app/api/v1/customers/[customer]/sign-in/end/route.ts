import { route } from '#lib/http/route.ts'
import { endProvider, endProviderInput } from '#lib/services/sign-in/end-provider.ts'

export const POST = route({
  operation: { id: 'endProvider', summary: 'Drop a draft, or stop using the provider', answers: 'nothing' },
  body: endProviderInput,
  run: (ctx, input) => endProvider(ctx, input),
})
