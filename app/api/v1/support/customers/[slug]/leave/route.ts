import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { leaveCustomer } from '#lib/services/customers/leave-customer.ts'

export const POST = route({
  params: z.object({ slug: z.string() }),
  run: (ctx, input) => leaveCustomer(ctx, input),
})
