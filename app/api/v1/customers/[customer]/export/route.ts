import { linesAnswer } from '#lib/http/lines-answer.ts'
import { route } from '#lib/http/route.ts'
import { exportCustomer } from '#lib/services/customers/export-customer.ts'

export const POST = route({ run: (ctx) => exportCustomer(ctx), answer: linesAnswer })
