import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getAccount } from '#lib/services/accounts/get-account.ts'

export const GET = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getAccount(ctx, input),
})
