import { route } from '#lib/http/route.ts'
import { listEntries } from '#lib/services/customers/list-entries.ts'

export const GET = route({
  operation: { id: 'listEntries', summary: 'Support’s looks into this customer', answers: 'some JSON' },
  run: (ctx) => listEntries(ctx),
})
