import { route } from '#lib/http/route.ts'
import { getSignIn } from '#lib/services/sign-in/get-sign-in.ts'
import { providerInput, saveProvider } from '#lib/services/sign-in/save-provider.ts'

export const GET = route({
  operation: { id: 'getSignIn', summary: 'How a customer’s people sign in', answers: 'some JSON' },
  run: (ctx) => getSignIn(ctx),
})
export const POST = route({
  operation: { id: 'saveProvider', summary: 'Keep a draft of a provider of one’s own', answers: 'nothing' },
  body: providerInput,
  run: (ctx, input) => saveProvider(ctx, input),
})
