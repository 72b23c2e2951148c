import { route } from '#lib/http/route.ts'
import { createCustomer, customerInput } from '#lib/services/customers/create-customer.ts'
import { listCustomers } from '#lib/services/customers/list-customers.ts'

export const GET = route({ run: (ctx) => listCustomers(ctx) })
export const POST = route({ body: customerInput, run: (ctx, input) => createCustomer(ctx, input) })
