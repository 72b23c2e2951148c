import { route } from '#lib/http/route.ts'
import { getCustomerHome } from '#lib/services/customers/get-customer-home.ts'

export const GET = route({ run: (ctx) => getCustomerHome(ctx) })
