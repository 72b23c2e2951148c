import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { leaveCustomer } from '#lib/services/customers/leave-customer.ts'

export const POST = route({
  operation: { id: 'leaveCustomer', summary: 'End a look into a customer', answers: 'nothing' },
  params: z.object({ slug: z.string() }),
  run: (ctx, input) => leaveCustomer(ctx, input),
})
