import { route } from '#lib/http/route.ts'
import { listEntries } from '#lib/services/customers/list-entries.ts'

export const GET = route({ run: (ctx) => listEntries(ctx) })
