import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { proveAccount } from '#lib/services/accounts/prove-account.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => proveAccount(ctx, input),
})
