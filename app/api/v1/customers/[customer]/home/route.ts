import { route } from '#lib/http/route.ts'
import { customerHome } from '#lib/services/customers/views.ts'
import { getCustomerHome } from '#lib/services/customers/get-customer-home.ts'

export const GET = route({
  operation: {
    id: 'getCustomerHome',
    summary: 'A customer’s overview: counts, regions with their age, and what waits',
    answers: customerHome,
  },
  run: (ctx) => getCustomerHome(ctx),
})
