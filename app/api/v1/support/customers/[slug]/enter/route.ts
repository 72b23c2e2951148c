import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { enterCustomer, entryInput } from '#lib/services/customers/enter-customer.ts'

export const POST = route({
  operation: {
    id: 'enterCustomer',
    summary: 'Look into a customer for an hour, with a reason',
    answers: 'some JSON',
  },
  params: z.object({ slug: z.string() }),
  body: entryInput,
  run: (ctx, input) => enterCustomer(ctx, input),
})
