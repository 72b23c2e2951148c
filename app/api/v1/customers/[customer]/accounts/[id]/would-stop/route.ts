import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { listWouldStop } from '#lib/services/enforcement/list-would-stop.ts'

export const GET = route({
  operation: { id: 'listWouldStop', summary: 'What arming would stop now', answers: 'some JSON' },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => listWouldStop(ctx, input),
})
