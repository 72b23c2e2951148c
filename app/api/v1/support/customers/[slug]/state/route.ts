import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { customerStateInput, setCustomerState } from '#lib/services/customers/set-customer-state.ts'

export const POST = route({
  operation: {
    id: 'setCustomerState',
    summary: 'Close a customer, or put it under legal hold',
    answers: 'nothing',
  },
  params: z.object({ slug: z.string() }),
  body: customerStateInput,
  run: (ctx, input) => setCustomerState(ctx, input),
})
