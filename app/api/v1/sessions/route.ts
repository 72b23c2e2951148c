import { route } from '#lib/http/route.ts'
import { listSessions } from '#lib/services/people/list-sessions.ts'

export const GET = route({ run: (ctx) => listSessions(ctx) })
