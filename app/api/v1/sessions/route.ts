import { route } from '#lib/http/route.ts'
import { listSessions } from '#lib/services/people/list-sessions.ts'

export const GET = route({
  operation: { id: 'listSessions', summary: 'List one’s own sessions', answers: 'some JSON' },
  run: (ctx) => listSessions(ctx),
})
