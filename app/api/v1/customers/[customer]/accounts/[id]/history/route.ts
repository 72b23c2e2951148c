import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { listAccountHistory } from '#lib/services/accounts/list-account-history.ts'

export const GET = route({
  operation: { id: 'listAccountHistory', summary: 'What happened to an account', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => listAccountHistory(ctx, input),
})
