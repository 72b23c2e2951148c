import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { customerStateInput, setCustomerState } from '#lib/services/customers/set-customer-state.ts'

export const POST = route({
  params: z.object({ slug: z.string() }),
  body: customerStateInput,
  run: (ctx, input) => setCustomerState(ctx, input),
})
