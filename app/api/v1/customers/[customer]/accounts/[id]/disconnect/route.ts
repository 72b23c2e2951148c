import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { disconnectAccount, disconnectInput } from '#lib/services/accounts/disconnect-account.ts'

export const POST = route({
  operation: { id: 'disconnectAccount', summary: 'Disconnect an account', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  body: disconnectInput,
  run: (ctx, input) => disconnectAccount(ctx, input),
})
