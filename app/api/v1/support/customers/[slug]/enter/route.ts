import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { enterCustomer, entryInput } from '#lib/services/customers/enter-customer.ts'

export const POST = route({
  params: z.object({ slug: z.string() }),
  body: entryInput,
  run: (ctx, input) => enterCustomer(ctx, input),
})
