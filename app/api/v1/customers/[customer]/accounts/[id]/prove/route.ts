import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { proveAccount } from '#lib/services/accounts/prove-account.ts'

export const POST = route({
  operation: {
    id: 'proveAccount',
    summary: 'Prove that the account’s roles do what they should and nothing else',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => proveAccount(ctx, input),
})
