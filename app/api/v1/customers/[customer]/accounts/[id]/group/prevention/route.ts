import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getPrevention } from '#lib/services/group/get-prevention.ts'

export const GET = route({
  operation: {
    id: 'getPrevention',
    summary: 'A policy that keeps others from changing the group',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getPrevention(ctx, input),
})
