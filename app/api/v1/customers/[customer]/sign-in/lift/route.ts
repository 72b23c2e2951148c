import { route } from '#lib/http/route.ts'
import { liftInput, liftRequirement } from '#lib/services/sign-in/lift-requirement.ts'

export const POST = route({
  operation: {
    id: 'liftRequirement',
    summary: 'Let people sign in with ClearDATA’s provider again',
    answers: 'nothing',
  },
  body: liftInput,
  run: (ctx, input) => liftRequirement(ctx, input),
})
