import { route } from '#lib/http/route.ts'
import { createCustomer, customerInput } from '#lib/services/customers/create-customer.ts'
import { listCustomers } from '#lib/services/customers/list-customers.ts'

export const GET = route({
  operation: { id: 'listCustomers', summary: 'List customers', answers: 'some JSON' },
  run: (ctx) => listCustomers(ctx),
})
export const POST = route({
  operation: { id: 'createCustomer', summary: 'Create a customer', answers: 'some JSON' },
  body: customerInput,
  run: (ctx, input) => createCustomer(ctx, input),
})
