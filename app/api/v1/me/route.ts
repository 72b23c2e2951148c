import { route } from '#lib/http/route.ts'
import { getMe } from '#lib/services/people/get-me.ts'

export const GET = route({
  operation: {
    id: 'getMe',
    summary: 'Who is signed in, and what they are in each customer',
    answers: 'some JSON',
  },
  run: (ctx) => getMe(ctx),
})
