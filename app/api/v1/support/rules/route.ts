import { route } from '#lib/http/route.ts'
import { listRules } from '#lib/services/rules/list-rules.ts'

export const GET = route({ run: (ctx) => listRules(ctx) })
