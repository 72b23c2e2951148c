import { linesAnswer } from '#lib/http/lines-answer.ts'
import { route } from '#lib/http/route.ts'
import { exportCustomer } from '#lib/services/customers/export-customer.ts'

export const POST = route({
  operation: {
    id: 'exportCustomer',
    summary: 'All of a customer’s data, as lines of JSON',
    answers: { file: 'application/jsonl' },
  },
  run: (ctx) => exportCustomer(ctx),
  answer: linesAnswer,
})
