import { route } from '#lib/http/route.ts'
import { liftInput, liftRequirement } from '#lib/services/sign-in/lift-requirement.ts'

export const POST = route({ body: liftInput, run: (ctx, input) => liftRequirement(ctx, input) })
