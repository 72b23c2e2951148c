import { route } from '#lib/http/route.ts'
import { getMe } from '#lib/services/people/get-me.ts'

export const GET = route({ run: (ctx) => getMe(ctx) })
