import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { disconnectAccount, disconnectInput } from '#lib/services/accounts/disconnect-account.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  body: disconnectInput,
  run: (ctx, input) => disconnectAccount(ctx, input),
})
